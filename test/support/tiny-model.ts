import { createHash } from 'node:crypto'
import type { ModelManifest } from '../../src/models/files/manifest.ts'

/** Files of a made-up model, by name. */
export const CONTENT: Record<string, string> = {
  'model.onnx': 'weights '.repeat(40_000),
  'tokenizer.json': '{"words":1}',
}
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The manifest that goes with {@link CONTENT}. */
export const tinyManifest: ModelManifest = {
  name: 'tiny',
  repository: 'someone/tiny',
  mavenArtifact: 'org.example:tiny:1',
  files: Object.entries(CONTENT).map(([name, text]) => ({
    name,
    bytes: text.length,
    sha256: sha256(text),
    remotePath: name === 'model.onnx' ? 'onnx/model.onnx' : name,
    archiveSuffix: name === 'model.onnx' ? '.onnx' : name,
  })),
}
