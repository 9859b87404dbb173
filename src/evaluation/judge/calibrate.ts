import { Type } from 'typebox'
import { HuidaError } from '../../shared/errors.ts'
import { readRows } from '../dataset.ts'
import type { Judge } from './judge.ts'
import { cohenKappa } from './kappa.ts'

const LabelledAnswer = Type.Object({
  id: Type.String(),
  question: Type.String({ minLength: 1 }),
  reference: Type.String({ minLength: 1 }),
  candidate: Type.String({ minLength: 1 }),
  correct: Type.Boolean(),
})

/** From this agreement on a judge's score is shown (“substantial”: Landis, Koch, 1977). */
const TRUSTED_KAPPA = 0.6
/** Fewer labelled answers than this say too little about a judge. */
const FEWEST = 40

/** How far a judge agrees with people. */
export interface Calibration {
  n: number
  /** Answers on which it gave no verdict; they count as disagreement. */
  silent: number
  agreement: number
  kappa: number
  trusted: boolean
}

/** Let a judge label what people have labelled. Throws ERR_EVAL_EMPTY for fewer than 40 labelled answers. */
export async function calibrate(judge: Judge, labelledFile: string): Promise<Calibration> {
  const { rows } = await readRows(labelledFile, LabelledAnswer)
  if (rows.length < FEWEST)
    throw new HuidaError('ERR_EVAL_EMPTY', `校准评判至少要 ${FEWEST} 条标注，只有 ${rows.length} 条`)
  const pairs: [boolean, boolean][] = []
  let silent = 0
  for (const { correct, ...answer } of rows) {
    const verdict = await judge(answer)
    if (verdict === null) silent += 1
    pairs.push([correct, verdict ?? !correct])
  }
  const kappa = cohenKappa(pairs)
  const agreement = pairs.filter(([person, model]) => person === model).length / pairs.length
  return { n: rows.length, silent, agreement, kappa, trusted: kappa >= TRUSTED_KAPPA }
}
