import type { Answer, AnswerRequest } from '../../rag/answer/types.ts'
import type { PolicyQa } from '../policy-qa/index.ts'

/** Turns that tell what a conversation is about, and passages that deal with it. */
const TURNS = 3
const NEAR = 6

/** Whether an answer rests on what the last turns of the conversation are about. */
export async function isOfConversation(
  { citations }: Pick<Answer, 'citations'>,
  { history = [] }: AnswerRequest,
  search: PolicyQa['search'],
): Promise<boolean> {
  const asked = history.filter(({ role }) => role === 'user').slice(-TURNS)
  const { passages } = await search(asked.map(({ content }) => content).join(''), NEAR)
  return citations.some((cited) => passages.some(({ doc_id: id }) => id === cited.doc_id))
}
