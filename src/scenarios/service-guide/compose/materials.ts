import type { DraftSentence } from '../../../rag/answer/context.ts'
import type { ServiceMaterial } from '../../../store/service-item.ts'
import { formText } from '../guide/wording.ts'
import { clipField } from './clip.ts'
import type { Part } from './part.ts'
import { caseAnchors, holdsFor, type Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

interface Entry {
  material: ServiceMaterial
  anchor: string
}

/** The materials for the person's case; before the case is known those that every case needs. */
export function tellMaterials({ item, caseName }: Situation, writer: GuideWriter): Part {
  const entries = (item.materials ?? []).map((material, i): Entry => ({ material, anchor: `materials.${i}` }))
  if (entries.length === 0) return { sentences: [], missing: '申请材料' }
  const depends = entries.some(({ material }) => (material.cases ?? []).length > 0)
  const common = entries.filter(({ material }) => (material.cases ?? []).length === 0)
  if (!depends) return list('申请材料：', [], entries, writer)
  if (caseName !== null) {
    const own = entries.filter(({ material }) => holdsFor(material.cases, caseName))
    return own.length === 0
      ? {
          sentences: [
            writer.say(`指南没有给“${caseName}”列出材料。`, ['materials', ...caseAnchors(item, caseName)]),
          ],
        }
      : list(`“${caseName}”的申请材料：`, caseAnchors(item, caseName), own, writer)
  }
  return {
    ...(common.length > 0 ? list('各种情形都要的材料：', [], common, writer) : { sentences: [] }),
    ask: 'case',
  }
}

function list(
  heading: string,
  headed: readonly string[],
  entries: readonly Entry[],
  writer: GuideWriter,
): Part {
  const write = (describe: (material: ServiceMaterial) => string): DraftSentence[] =>
    entries.map(({ material, anchor }, i) => {
      const line = writer.bullet(clipField(describe(material), 90), i === 0 ? [anchor, ...headed] : [anchor])
      return i === 0 ? { ...line, text: `${heading}\n${line.text}` } : line
    })
  return { sentences: write(inFull), brief: write(inBrief) }
}

/** `居民户口簿：原件1份，免提交（居民户口簿）`. What is plainly necessary goes without saying. */
function inFull(material: ServiceMaterial): string {
  const details = [formText(material), necessityText(material), exemptText(material)]
    .filter(Boolean)
    .join('，')
  return details === '' ? material.name : `${material.name}：${details}`
}

function inBrief(material: ServiceMaterial): string {
  const details = [necessityText(material), exemptText(material)].filter(Boolean).join('，')
  return details === '' ? material.name : `${material.name}：${details}`
}

const necessityText = ({ necessity }: ServiceMaterial): string =>
  necessity === undefined || necessity === '必要' ? '' : necessity === '容缺' ? '可容缺后补' : necessity

const exemptText = ({ exempt_by: exempt }: ServiceMaterial): string => (exempt ? `免提交（${exempt}）` : '')
