import { addDays } from '../../../../shared/china-time.ts'
import { isoDate } from '../../../../shared/text/dates.ts'
import { NUMERAL_PATTERN as N, parseNumeral } from '../../../../shared/text/numerals.ts'
import { daysBack, exactDay, lastOfMonth, ofWeek, previousMonth, yearSaid } from './resolve-day.ts'

/** Words by which a period goes on up to the report. */
export const SINCE =
  /以来|到(?:现在|今天$|如今)|开始|起$|一直|至今|连着|这(?:两|几|三|五)?天|这一?个?月(?![\d一二三四五六七八九十])/

/** Holidays with fixed days, and whole months, years and spans of days, as `from/to`; null where words name none. */
export function resolvePeriod(written: string, reported: string): string | null {
  // A lunar day, not the first part of a month.
  if (/农历|阴历|月[初廿][一二三四五六七八九十]/.test(written)) return null
  const year = Number(reported.slice(0, 4))
  if (/国庆/.test(written)) {
    const said = yearSaid(undefined, /今年|去年|前年/.exec(written)?.[0], year)
    const first = `${said ?? (reported >= `${year}-10-01` ? year : year - 1)}-10-01`
    return /开始|以来/.test(written) ? `${first}/${reported}` : `${first}/${first.slice(0, 8)}07`
  }
  if (/上周末|上个?(?:星期|礼拜)末/.test(written))
    return `${ofWeek('上', '六', reported)}/${ofWeek('上', '日', reported)}`
  if (/^上上?个?(?:周|星期|礼拜)$/.test(written)) {
    const which = written.startsWith('上上') ? '上上' : '上'
    return `${ofWeek(which, '一', reported)}/${ofWeek(which, '日', reported)}`
  }
  const range = new RegExp(`^[从自]?(${N}月)(${N})[日号]?(?:到|至|-|—|~)(?:${N}月)?(${N})[日号]$`).exec(
    written,
  )
  if (range) {
    const month = new RegExp(`[到至—~-](${N}月)`).exec(written)?.[1] ?? range[1]!
    const [from, to] = [
      exactDay(`${range[1]!}${range[2]!}日`, reported),
      exactDay(`${month}${range[3]!}日`, reported),
    ]
    return from === null || to === null ? null : `${from}/${to}`
  }
  const ongoing = new RegExp(`^(?:近|快|都|已经)*(半|${N})(个?(?:星期|礼拜|周)|个月|天)(?:了)?$`).exec(
    written,
  )
  if (ongoing) return `${daysBack(reported, ongoing[1]!, ongoing[2]!)}/${reported}`
  const lasting = new RegExp(`^(?:连着|这)(${N}|两)天`).exec(written)
  if (lasting) return `${addDays(reported, 1 - (parseNumeral(lasting[1]!) ?? 2))}/${reported}`
  return wholeMonth(written, reported) ?? wholeYear(written, year)
}

function wholeMonth(written: string, reported: string): string | null {
  if (new RegExp(`月(${N})[日号]`).test(written)) return null
  const year = Number(reported.slice(0, 4))
  const named = new RegExp(`(?:(\\d{4})年|(今年|去年|前年))?(${N})月`).exec(written)
  let at: [number, number] | null = null
  if (/上个?月/.test(written)) at = previousMonth(reported)
  else if (/这一?个?月|本月/.test(written)) at = [year, Number(reported.slice(5, 7))]
  else if (named && !/个月/.test(written)) {
    const month = parseNumeral(named[3]!) ?? 0
    const said = yearSaid(named[1], named[2], year)
    at = [said ?? (month > Number(reported.slice(5, 7)) ? year - 1 : year), month]
  }
  const first = at === null ? null : isoDate(at[0], at[1], 1)
  if (first === null) return null
  if (SINCE.test(written) || /初以来/.test(written)) return `${first}/${reported}`
  const [fromDay, toDay] = /初|上旬/.test(written) ? [1, 10] : /中旬/.test(written) ? [11, 20] : [1, 31]
  const last = lastOfMonth(...at!)
  const from = /底|下旬/.test(written)
    ? `${first.slice(0, 8)}21`
    : `${first.slice(0, 8)}${String(fromDay).padStart(2, '0')}`
  const to = toDay === 31 ? last : `${first.slice(0, 8)}${toDay}`
  return `${from}/${to < reported || at![0] < year ? to : reported}`
}

function wholeYear(written: string, year: number): string | null {
  const digits = /^(\d{4})年(?:初|底|春节)?(?:以来|开始|起)?$/.exec(written)
  const word = /^(去年|前年|大前年)(?:以来|开始)?$/.exec(written)?.[1]
  if (digits === null && word === undefined) return null
  const said = digits ? Number(digits[1]) : year - 1 - ['去年', '前年', '大前年'].indexOf(word!)
  return /腊月|冬|夏|春节/.test(written) ? null : `${said}-01-01/${said}-12-31`
}
