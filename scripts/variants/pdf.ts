import { openBrowser } from '../../test/support/chromium.ts'

const A4 = { width: '210mm', height: '297mm' }
const MARGIN = '28mm'
const STYLE = `<style>body{font:16px/28px "Noto Sans CJK SC",sans-serif}nav{display:none}h1{text-align:center;font-size:22px}h2{font-size:17px}p{margin:0;text-indent:2em}table{border-collapse:collapse;width:100%}td,th{padding:2px 6px}</style>`

/** A page printed on A4 with page numbers, without the time of printing. Needs Chromium. */
export async function printPdf(html: string): Promise<Uint8Array> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent(html.replace('</head>', `${STYLE}</head>`))
    const bytes = await page.pdf({
      ...A4,
      margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate:
        '<div style="width:100%;text-align:center;font-size:11px">— <span class="pageNumber"></span> —</div>',
    })
    // The same length, so that the table of offsets stays right.
    const text = bytes
      .toString('latin1')
      .replace(/\(D:\d{14}[^)]*\)/g, (date) => `(D:${'20260101000000'}${date.slice(17)}`)
    return Buffer.from(text, 'latin1')
  } finally {
    await browser.close()
  }
}
