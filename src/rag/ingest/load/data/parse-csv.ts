import { parse, type Options } from 'csv-parse/sync'
import { HuidaError } from '../../../../shared/errors.ts'

/**
 * Cells of a table in text form, separated by whichever of the delimiters its first line has most of; rows may differ in
 * length. ERR_FILE_CORRUPT when quotes or delimiters are wrong.
 */
export function parseCsv(
  text: string,
  delimiters: readonly string[],
  options: Pick<Options, 'relax_quotes' | 'skip_empty_lines'> = {},
): string[][] {
  const [first = ''] = text.split('\n', 1)
  const count = (mark: string): number => first.split(mark).length
  const delimiter = delimiters.reduce((best, mark) => (count(mark) > count(best) ? mark : best))
  try {
    return parse(text, { ...options, delimiter, bom: true, relax_column_count: true })
  } catch (cause) {
    throw new HuidaError('ERR_FILE_CORRUPT', '表格的引号或分隔符有误', { cause })
  }
}
