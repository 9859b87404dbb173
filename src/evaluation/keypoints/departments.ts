const NAME =
  /^(?:市|省|县|区|国家)[\p{Script=Han}]{1,16}(?:局|委|办|办公室|部|厅|院|中心|集团|公司|委员会|政府|银行|总队|支队)$/u
const PIECE = /[^、，,；;：:。（）()“”]+/g
const ROLE = /(?:牵头|配合|负责|责任单位|主办|协办|采购|统筹).*$/
const JOINED = /[和与及](?=市|省|县|区)/

/** Department names that stand alone in a list or before a role word (`市大数据局牵头`); offsets are into `text`. */
export function findDepartments(text: string): { name: string; start: number; end: number }[] {
  return [...text.matchAll(PIECE)].flatMap((piece) => {
    let start = piece.index
    return piece[0]
      .replace(ROLE, '')
      .split(JOINED)
      .flatMap((part) => {
        const name = part.trim()
        const from = start + part.indexOf(name)
        start += part.length + 1
        return NAME.test(name) ? [{ name, start: from, end: from + name.length }] : []
      })
  })
}
