import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The files of the bundled desk by name; `entry` and `style` are two of them. */
export interface ConsoleBundle {
  entry: string
  /** The style sheet; null when no style is imported. */
  style: string | null
  files: Map<string, Uint8Array>
}

/** Packages whose version changes what the bundle holds. */
const PACKAGES = ['antd', 'echarts', 'esbuild', 'react', 'react-dom']

/** Bundle the desk's page from its sources: hashed names, minified, charts in a part that is loaded when needed. */
export async function bundleConsole(sourceDir: string): Promise<ConsoleBundle> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(sourceDir, 'main.tsx')],
    outdir: 'out',
    entryNames: 'desk-[hash]',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const files = outputFiles.map(({ path, contents }) => [path.replace(/^.*[\\/]/, ''), contents] as const)
  return makeBundle(new Map(files))
}

/** Tells the entry and the style sheet of a set of bundled files by their names. */
export function makeBundle(files: Map<string, Uint8Array>): ConsoleBundle {
  const named = (pattern: RegExp) => [...files.keys()].find((name) => pattern.test(name)) ?? null
  const entry = named(/^desk-\w+\.js$/)
  if (entry === null) throw new Error('the bundle of the desk has no entry')
  return { entry, style: named(/^desk-\w+\.css$/), files }
}

/** Changes with any source file of the desk and any version of what is bundled with it. */
export async function sourceHash(sourceDir: string): Promise<string> {
  const hash = createHash('sha256')
  const require = createRequire(import.meta.url)
  for (const name of PACKAGES) hash.update(`${name}@${versionOf(require, name)}\n`)
  const entries = await readdir(sourceDir, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  for (const path of paths.sort()) hash.update(path.slice(sourceDir.length)).update(await readFile(path))
  return hash.digest('hex').slice(0, 16)
}

const versionOf = (require: NodeJS.Require, name: string): string =>
  (require(`${name}/package.json`) as { version: string }).version
