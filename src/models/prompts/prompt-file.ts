import { createHash } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { HuidaError } from '../../shared/errors.ts'

const FrontMatter = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]+/[a-z0-9-]+$' }),
    version: Type.Integer({ minimum: 1 }),
    inputs: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9_]*$' })),
    /** `text`, the name of a schema that the caller of `loadPrompts` knows, or a JSON schema. */
    output: Type.Union([Type.String(), Type.Record(Type.String(), Type.Unknown())]),
    changed: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
)

const SECTIONS = ['system', 'json', 'tags', 'user'] as const
export type PromptSection = (typeof SECTIONS)[number]

/** One version of a prompt as its file says; `sha256` is of the whole file. */
export interface PromptFile extends Static<typeof FrontMatter> {
  sections: Readonly<Partial<Record<PromptSection, string>>>
  sha256: string
}

export const PLACEHOLDER = /\{\{\s*([^{}\s]+)\s*\}\}/g

/**
 * Read `<scenario>/<step>.v<N>.md`: YAML front matter, then `## system`, `## json`, `## tags`, `## user`.
 * Throws ERR_CONFIG when name, front matter, sections or placeholders don't agree.
 */
export function parsePromptFile(name: string, source: string): PromptFile {
  const text = source.replaceAll('\r\n', '\n')
  const fail = (reason: string): never => {
    throw new HuidaError('ERR_CONFIG', `提示词 ${name}：${reason}`)
  }
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
  if (!parts) return fail('缺少文件头')
  const front: unknown = parse(parts[1]!)
  if (!Value.Check(FrontMatter, front)) {
    const first = Value.Errors(FrontMatter, front)[0]
    return fail(`文件头有误：${first?.instancePath ?? ''} ${first?.message ?? ''}`)
  }
  if (name !== `${front.id}.v${front.version}.md`)
    return fail('文件名应为 <场景>/<步骤>.v<版本>.md，且与文件头一致')
  const sections = splitSections(parts[2]!, fail)
  checkPlaceholders(sections, front.inputs, fail)
  return { ...front, sections, sha256: createHash('sha256').update(text).digest('hex') }
}

function splitSections(body: string, fail: (reason: string) => never): PromptFile['sections'] {
  const [before, ...parts] = body.split(/^## +(\S+) *$/m)
  if (before!.trim() !== '') fail('正文应以“## 段名”开头')
  const sections: Partial<Record<PromptSection, string>> = {}
  for (let i = 0; i < parts.length; i += 2) {
    const section = SECTIONS.find((known) => known === parts[i])
    if (!section) return fail(`不认识的段“${parts[i]}”`)
    if (section in sections) return fail(`段“${section}”重复`)
    sections[section] = parts[i + 1]!.trim()
  }
  if (!sections.user) fail('缺少“## user”段')
  return sections
}

function checkPlaceholders(
  sections: PromptFile['sections'],
  inputs: readonly string[],
  fail: (reason: string) => never,
): void {
  const used = new Set(
    Object.values(sections).flatMap((text) => [...text.matchAll(PLACEHOLDER)].map((m) => m[1]!)),
  )
  const unknown = [...used].filter((name) => !inputs.includes(name))
  const unused = inputs.filter((name) => !used.has(name))
  if (unknown.length > 0) fail(`占位符未在 inputs 中声明：${unknown.join('、')}`)
  if (unused.length > 0) fail(`inputs 中的 ${unused.join('、')} 没有用到`)
}
