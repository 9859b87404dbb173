import { withoutOpening } from '../../guardrails/screen.ts'

/** Words that go on from what was said before. */
const GOES_ON = /^(那|这|它|他|她|其(?!他|它)|还有|另外|再问|然后|呢|上面|刚才|前面|对了)|呢[？?。]?$/
/** Words that mean a thing spoken of before. */
const MEANS_BEFORE =
  /这件事|这个|那个|那[轮次批种些]|[下上]一[个轮次批]|它|这样的|那样的|这项|该项|上述|其中|刚才说的/

/** Whether a question means a thing spoken of before, whatever else it names. */
export const meansBefore = (question: string): boolean => MEANS_BEFORE.test(question)

/** Whether the words of a question point back to what was said before. */
export const pointsBack = (question: string): boolean =>
  GOES_ON.test(withoutOpening(question)) || meansBefore(question)
