import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager'
import { Document } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import type { Retriever } from './index.ts'

export interface HuidaRetrieverInput extends BaseRetrieverInput {
  retriever: Retriever
  /** Text as the library is normalised. */
  normalise: (text: string) => string
  /** Documents returned; 5 by default. */
  k?: number
}

/** A Huida library as a LangChain retriever; metadata holds doc_id, source, title, path, anchor and score. */
export class HuidaRetriever extends BaseRetriever {
  lc_namespace = ['huida', 'retrievers']
  readonly #input: HuidaRetrieverInput

  constructor(input: HuidaRetrieverInput) {
    super(input)
    this.#input = input
  }

  override async _getRelevantDocuments(
    query: string,
    run?: CallbackManagerForRetrieverRun,
  ): Promise<Document[]> {
    void run
    const { retriever, normalise, k = 5 } = this.#input
    const { candidates } = await retriever.retrieve(await retriever.analyse(normalise(query)))
    return candidates.slice(0, k).map(
      ({ chunk, document, score }) =>
        new Document({
          id: chunk.chunkId,
          pageContent: chunk.text,
          metadata: {
            doc_id: document.id,
            source: document.source,
            title: document.title,
            path: chunk.path.join(' › '),
            anchor: chunk.anchor,
            score,
          },
        }),
    )
  }
}
