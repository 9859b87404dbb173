import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { HuidaError } from '../../shared/errors.ts'
import type { ChatMessage, ChatRequest } from '../ports.ts'
import { parsePromptFile, PLACEHOLDER, type PromptFile, type PromptSection } from './prompt-file.ts'

/** A prompt ready to send: spread it into a {@link ChatRequest}. */
export type RenderedPrompt = Pick<ChatRequest, 'messages' | 'plain' | 'schema'>

/** All prompts of a folder, checked at start-up. An id is `<scenario>/<step>` (newest version) or `<scenario>/<step>@<N>`. */
export interface PromptRegistry {
  readonly ids: readonly string[]
  /** Fills the placeholders; ERR_INTERNAL when inputs are missing or too many. */
  render(id: string, inputs: Readonly<Record<string, string>>): RenderedPrompt
  /** `<id>@<version>+<first 12 hex digits of the file's SHA-256>`: what answers record. */
  hash(id: string): string
  /** Hashes of all prompts by id, newest versions. */
  hashes(): Record<string, string>
}

/**
 * Load `<dir>/<scenario>/<step>.v<N>.md`. `schemas` are the output schemas that a file may name.
 * Throws ERR_CONFIG naming the file that is wrong.
 */
export async function loadPrompts(
  dir: string,
  schemas: Readonly<Record<string, object>> = {},
): Promise<PromptRegistry> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new HuidaError('ERR_CONFIG', `读不到提示词目录 ${dir}`, { cause })
  })
  const paths = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  const prompts = new Map<string, PromptFile>()
  for (const entry of paths) {
    const path = join(entry.parentPath, entry.name)
    const prompt = parsePromptFile(relative(dir, path).split(sep).join('/'), await readFile(path, 'utf8'))
    outputSchema(prompt, schemas)
    prompts.set(`${prompt.id}@${prompt.version}`, prompt)
    if (prompt.version > (prompts.get(prompt.id)?.version ?? 0)) prompts.set(prompt.id, prompt)
  }
  return createRegistry(prompts, schemas)
}

function createRegistry(
  prompts: ReadonlyMap<string, PromptFile>,
  schemas: Readonly<Record<string, object>>,
): PromptRegistry {
  const get = (id: string): PromptFile => {
    const prompt = prompts.get(id)
    if (!prompt) throw new HuidaError('ERR_INTERNAL', `没有提示词 ${id}`)
    return prompt
  }
  const ids = [...prompts.keys()].filter((id) => !id.includes('@')).sort()
  const hash = (id: string): string => hashOf(get(id))
  return {
    ids,
    render: (id, inputs) => renderPrompt(get(id), inputs, schemas),
    hash,
    hashes: () => Object.fromEntries(ids.map((id) => [id, hash(id)])),
  }
}

const hashOf = (prompt: PromptFile): string => `${prompt.id}@${prompt.version}+${prompt.sha256.slice(0, 12)}`

function outputSchema(prompt: PromptFile, schemas: Readonly<Record<string, object>>): object | undefined {
  if (prompt.output === 'text') return undefined
  if (typeof prompt.output === 'object') return prompt.output
  const schema = schemas[prompt.output]
  if (!schema) throw new HuidaError('ERR_CONFIG', `提示词 ${prompt.id}：没有名为 ${prompt.output} 的输出结构`)
  return schema
}

function renderPrompt(
  prompt: PromptFile,
  inputs: Readonly<Record<string, string>>,
  schemas: Readonly<Record<string, object>>,
): RenderedPrompt {
  const given = Object.keys(inputs)
  if (given.length !== prompt.inputs.length || !prompt.inputs.every((name) => name in inputs)) {
    throw new HuidaError(
      'ERR_INTERNAL',
      `提示词 ${prompt.id} 需要 ${prompt.inputs.join('、')}，得到 ${given.join('、')}`,
    )
  }
  const schema = outputSchema(prompt, schemas)
  return {
    messages: messagesOf(prompt, inputs, ['system', 'json']),
    plain: messagesOf(prompt, inputs, ['system', 'tags']),
    ...(schema ? { schema: { name: prompt.id.replace('/', '-'), json: schema } } : {}),
  }
}

function messagesOf(
  prompt: PromptFile,
  inputs: Readonly<Record<string, string>>,
  systemSections: readonly PromptSection[],
): ChatMessage[] {
  const system = systemSections.flatMap((section) => prompt.sections[section] ?? []).join('\n\n')
  const user = fill(prompt.sections.user!, inputs)
  const content = fill(system, inputs)
  return content === ''
    ? [{ role: 'user', content: user }]
    : [
        { role: 'system', content },
        { role: 'user', content: user },
      ]
}

/** One pass, so that a value may hold `{{…}}`; tags of the prompt itself lose their meaning inside a value. */
function fill(template: string, inputs: Readonly<Record<string, string>>): string {
  const tags = [...new Set(template.match(/<\/?[\p{L}_]+>/gu) ?? [])]
  const inert = (value: string): string =>
    tags.reduce((text, tag) => text.replaceAll(tag, tag.replace('<', '＜').replace('>', '＞')), value)
  return template.replace(PLACEHOLDER, (_, name: string) => inert(inputs[name]!))
}
