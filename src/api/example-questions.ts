import { GUIDE_KIND } from '../scenarios/service-guide/index.ts'
import type { DocumentSummary, LibraryStore, StoredDocument } from '../store/ports.ts'

const WANTED = 3
/** Documents looked at before giving up; each costs one read. */
const READ_AT_MOST = 64

const ASKED = /^(?:问|Q)\s*[：:]\s*(.{6,40}[？?])\s*$/m
const ASPECT = /(标准|条件|对象|范围|期限|额度|比例|目标|材料|程序|时限)$/
const TITLE_FRAME =
  /^(?:.{2,12}?(?:人民政府|委员会|局|办公室|中心))?(?:关于)?(?:印发|公布|发布|进一步|开展|做好)?《?|》?(?:的(?:通知|公告|通告|意见))?$/g
const KIND =
  /(?:实施办法|管理办法|暂行办法|实施细则|实施方案|行动方案|行动计划|工作方案|实施意见|办法|细则|方案|规划|规定|意见|通知|公告|解读|问答|政策)$/
/** What a notice does to its subject. */
const DOES = /^(?:调整|优化|完善|加强|规范|推进|落实|公布)/

/**
 * Questions the library holds answers to: up to three of rules in force, one of a guide and one of a rule that was in
 * force once, each about another topic. Changes only with the library.
 */
export async function findExampleQuestions(library: LibraryStore): Promise<string[]> {
  const index = await library.documentIndex()
  const topics = new Set<string>()
  const find = (wanted: number, which: (summary: DocumentSummary) => boolean, ask: Ask): Promise<string[]> =>
    findSome(library, index.filter(which).sort(byLikelihood), topics, wanted, ask)
  return [
    ...(await find(WANTED, isCurrent, (document) => askedIn(document) ?? askedAbout(document))),
    ...(await find(1, isGuide, askedOfGuide)),
    ...(await find(1, wasInForce, askedOfThen)),
  ]
}

type Ask = (document: StoredDocument) => string | null

async function findSome(
  library: LibraryStore,
  summaries: readonly DocumentSummary[],
  topics: Set<string>,
  wanted: number,
  ask: Ask,
): Promise<string[]> {
  const questions: string[] = []
  for (const summary of summaries.slice(0, READ_AT_MOST)) {
    if (questions.length === wanted) break
    if (summary.topics.some((topic) => topics.has(topic))) continue
    const document = await library.getDocument(summary.id)
    const question = document && ask(document)
    if (!question || questions.includes(question)) continue
    questions.push(question)
    for (const topic of summary.topics) topics.add(topic)
  }
  return questions
}

const isGuide = ({ kind, title }: DocumentSummary): boolean => kind === GUIDE_KIND && title !== null

const wasInForce = ({ status, effectiveFrom, effectiveTo }: DocumentSummary): boolean =>
  status === '已废止' && effectiveFrom !== null && effectiveTo !== null

const isCurrent = ({ status, title, kind }: DocumentSummary): boolean =>
  title !== null && kind !== GUIDE_KIND && (status === null || status === '有效')

/** Printed questions first, then what is for citizens, rules before plans, the newest first; a tie falls by id. */
function byLikelihood(left: DocumentSummary, right: DocumentSummary): number {
  return likelihood(right) - likelihood(left) || left.id.localeCompare(right.id)
}

function likelihood({ audience, kind, effectiveFrom, publishedAt }: DocumentSummary): number {
  const people = audience.some((one) => one === '个人' || one === '自然人') ? 40 : 0
  const rule = /问答/.test(kind ?? '') ? 60 : /办法|细则/.test(kind ?? '') ? 20 : 0
  const year = Number((effectiveFrom ?? publishedAt ?? '').slice(0, 4)) - 2010
  return people + rule + Math.max(0, year)
}

const askedIn = ({ text }: StoredDocument): string | null => ASKED.exec(text)?.[1] ?? null

function askedAbout({ fields, sections }: StoredDocument): string | null {
  const subject = subjectOf(fields.title ?? '', fields.region)
  if (subject.length < 2 || subject.length > 24) return null
  const section = sections.find(({ title }) => title.length <= 12 && ASPECT.test(title))
  return section ? `${subject}的${withoutOverlap(subject, section.title)}是什么？` : null
}

/** A guide with cases would ask back which one is meant. */
function askedOfGuide({ fields, sections }: StoredDocument): string | null {
  const has = (part: string): boolean =>
    sections.some(({ level, title }) => level === 1 && title.includes(part))
  return has('材料') && !has('情形') ? `${fields.title}需要哪些材料？` : null
}

/** A year after the rule came, where it was in force for so long. */
function askedOfThen(document: StoredDocument): string | null {
  const { effectiveFrom, effectiveTo } = document.fields
  const about = askedAbout(document)
  // The year of a yearly notice would stand beside the year asked for.
  if (about === null || /\d{4}年/.test(about) || effectiveFrom === null || effectiveTo === null) return null
  const [year = '', month = ''] = effectiveFrom.split('-')
  const later = `${Number(year) + 1}${effectiveFrom.slice(4)}` < effectiveTo
  return `${later ? Number(year) + 1 : year}年${Number(month)}月，${about}`
}

/** What a title is about: without issuer, place, 《》 and kind. */
function subjectOf(title: string, region: string | null): string {
  const bare = title.replace(TITLE_FRAME, '').replace(TITLE_FRAME, '')
  const placed = region && bare.startsWith(region) ? bare.slice(region.length) : bare
  return placed
    .replace(DOES, '')
    .replace(KIND, '')
    .replace(/[（(].*?[）)]$/, '')
}

/** `补贴` + `补贴标准` → `标准`. */
function withoutOverlap(subject: string, title: string): string {
  for (let length = Math.min(subject.length, title.length - 2); length > 1; length--) {
    if (subject.endsWith(title.slice(0, length))) return title.slice(length)
  }
  return title
}
