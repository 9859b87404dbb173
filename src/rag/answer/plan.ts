import type { DocumentSummary, SearchFilter } from '../../store/ports.ts'
import { withoutAsking } from '../lexicon/asking.ts'
import { placeStem } from '../lexicon/places.ts'
import type { QueryAnalysis } from '../retrieve/types.ts'
import { thenAndNow } from './time/then-and-now.ts'

/** One thing to look up: a question text, a label when there are several, and where to look. */
export interface PlannedPart {
  label: string | null
  /** Name of this side of a comparison, or null. */
  side: string | null
  question: string
  /** The question before it in the row, whose subject it goes on with, or null. */
  after: string | null
  filter: SearchFilter
  /** The year it is about when the question sets or names several side by side. */
  year?: string
  /** It is about a rule before the one that holds now, whenever that was. */
  earlier?: boolean
}

/** A half that asks for something of its own. */
const ASKS = /多少|多久|几(?!乎|何)|哪|什么|怎么|谁|吗|何时|多大|多长|(\p{Script=Han})不\1/u
const SUB_QUESTION = /(?<=[？?；;])|(?<=[。])(?=另外|此外|还有)|(?<=吗)(?=\p{Script=Han}{4})/u
const BESIDE = /(?:19|20)\d{2}年?度?[和与及跟、，,](?:19|20)\d{2}/
const MOST_YEARS = 3
/** Longest question, in characters, whose three clauses that ask are three questions and no story. */
const ROW_OF_THREE = 40

/**
 * Split a question into what must be looked up apart: each side of a comparison (places, documents or years), or each
 * of several questions in a row. A plain question is one part.
 */
export function planParts(
  analysis: QueryAnalysis,
  documents: readonly DocumentSummary[],
  asOf: string,
): PlannedPart[] {
  const inPlaces = placeFilter(analysis.places, documents)
  if (analysis.places.length > 1) return analysis.places.map((place) => placePart(place, analysis, documents))
  const named = analysis.documents.filter((reference) => reference.weight >= 0.8)
  if (analysis.facets.has('comparison') && named.length > 1) {
    return named.map(({ docId }) => ({
      label: labelOf(documents.find((document) => document.id === docId)),
      side: null,
      question: analysis.question,
      after: null,
      filter: { docIds: [docId] },
    }))
  }
  const twice = analysis.years.length < 2 ? thenAndNow(analysis.question, asOf) : null
  if (twice !== null) {
    const common = { label: null, after: null, filter: inPlaces }
    return [
      {
        ...common,
        side: '当时',
        question: twice.then,
        ...(twice.year === null ? { earlier: true } : { year: twice.year }),
      },
      { ...common, side: '现在', question: twice.now },
    ]
  }
  if (asksOfYears(analysis)) {
    return analysis.years.map((year) => ({
      label: null,
      side: `${year}年`,
      year,
      question: keepYear(analysis, year),
      after: null,
      filter: inPlaces,
    }))
  }
  const questions = splitQuestions(analysis.question)
  if (questions.length > 1 && questions.length <= 3) {
    return questions.map((question, i) => ({
      label: null,
      side: null,
      question: i === 0 ? question : inPlace(question, analysis),
      after: i === 0 ? null : questions[0]!,
      filter: inPlaces,
    }))
  }
  return [{ label: null, side: null, question: analysis.question, after: null, filter: inPlaces }]
}

/** Whether years are named one beside the other (`2025和2026年`), or set against each other. */
export const asksOfYears = ({ question, facets, years }: QueryAnalysis): boolean =>
  years.length > 1 && (facets.has('comparison') || (years.length <= MOST_YEARS && BESIDE.test(question)))

function placePart(
  place: string,
  analysis: QueryAnalysis,
  documents: readonly DocumentSummary[],
): PlannedPart {
  const others = analysis.places.filter((other) => other !== place)
  const question = others.reduce(
    (text, other) => text.replaceAll(`${other}市`, '').replaceAll(other, ''),
    analysis.question,
  )
  return {
    label: place,
    side: place,
    question: question.replace(/^[和与、，]|[和与、](?=[，的20])/g, ''),
    after: null,
    filter: placeFilter([place], documents),
  }
}

/** Only documents of the place, and those that belong to none. */
function placeFilter(places: readonly string[], documents: readonly DocumentSummary[]): SearchFilter {
  if (places.length === 0) return {}
  const fitting = documents.filter(
    (document) => document.region === null || places.includes(placeStem(document.region)),
  )
  return fitting.length === documents.length || fitting.length === 0
    ? {}
    : { docIds: fitting.map((document) => document.id) }
}

function keepYear(analysis: QueryAnalysis, year: string): string {
  return analysis.years
    .reduce(
      (text, other) =>
        other === year ? text : text.replace(new RegExp(`${other}年?度?(目标|的目标)?[和与及跟、，,]?`), ''),
      analysis.question,
    )
    .replace(new RegExp(`${year}(年?度?)[和与及跟、，,](?!(?:19|20)\\d{2})`), `${year}$1`)
}

/** Several questions in a row, cut at question marks, or at the commas between clauses that all ask. */
export function splitQuestions(question: string): string[] {
  const whole = question.split(SUB_QUESTION).filter((text) => text.replace(/[\s\p{P}]/gu, '').length >= 4)
  if (whole.length > 1) return whole.slice(1).every(namesThing) ? whole : [question]
  const halves = question.split(/(?<=[，,])/)
  const asking = halves.flatMap((text, i) => (ASKS.test(text) ? [i] : []))
  const isRow = asking.length === 2 || (asking.length === 3 && question.length <= ROW_OF_THREE)
  if (!isRow || /还是|是不是|有没有|能不能|对吧/.test(question)) return whole
  const last = asking.length - 1
  return asking.map((at, i) =>
    halves.slice(i === 0 ? 0 : asking[i - 1]! + 1, i === last ? halves.length : at + 1).join(''),
  )
}

/** `一年多少` goes on with the question before it and names nothing to look for. */
const namesThing = (text: string): boolean =>
  !/多少/.test(text) ||
  withoutAsking(text).replace(/[一每](年|个?月|天|次)|[那都要能可以得的吗呢和是有给收交]|[\s\p{P}]/gu, '') !==
    ''

/** A later question in a row means the place of the first. */
function inPlace(later: string, analysis: QueryAnalysis): string {
  return `${analysis.places.find((name) => !later.includes(name)) ?? ''}${later}`
}

function labelOf(document: DocumentSummary | undefined): string | null {
  return document === undefined
    ? null
    : (document.title?.replace(/（[^（）]*\d[^（）]*）/g, '') ??
        [document.issuer, document.writtenAt, document.kind].filter(Boolean).join(' '))
}
