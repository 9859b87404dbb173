import { Embeddings } from '@langchain/core/embeddings'
import type { Embedder } from '../ports.ts'

/** Any Huida {@link Embedder} as LangChain `Embeddings`; closing stays with whoever made the embedder. */
export class HuidaEmbeddings extends Embeddings {
  private readonly embedder: Embedder

  constructor(embedder: Embedder) {
    super({})
    this.embedder = embedder
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const vectors = await this.embedder.embedDocuments(documents)
    return vectors.map((vector) => Array.from(vector))
  }

  override async embedQuery(document: string): Promise<number[]> {
    return Array.from(await this.embedder.embedQuery(document))
  }
}
