import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makeDocx, makePdf, makeXlsx } from '../../../../test/support/made-files.ts'
import { isHuidaError } from '../../../shared/errors.ts'
import { DEFAULT_LIMITS, loadFile, type LoadLimits } from './index.ts'

const load = (name: string, content: Uint8Array | string, limits: LoadLimits = DEFAULT_LIMITS) =>
  loadFile({ name, path: name, bytes: typeof content === 'string' ? strToU8(content) : content }, limits)

/** The one document of a file. */
async function loadOne(name: string, content: Uint8Array | string) {
  const documents = await load(name, content)
  expect(documents).toHaveLength(1)
  const [document] = documents
  if (!document) throw new Error('no document')
  for (const table of document.tables) {
    for (const cell of table.rows.flat()) expect(document.text.slice(cell.start, cell.end)).toBe(cell.text)
  }
  return document
}

async function codeOf(loading: Promise<unknown>): Promise<string> {
  const error: unknown = await loading.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(isHuidaError(error) && /\p{Script=Han}/u.test(error.detail)).toBe(true)
  return isHuidaError(error) ? error.code : ''
}

const cellsOf = (document: { tables: { rows: { text: string }[][] }[] }) =>
  document.tables.map((table) => table.rows.map((row) => row.map((cell) => cell.text)))

describe('text', () => {
  const text = '关于做好供热工作的通知\n各有关单位：\n请认真落实。'
  const gbk = Uint8Array.from([
    0xb9, 0xd8, 0xd3, 0xda, 0xb9, 0xa9, 0xc8, 0xc8, 0xa1, 0xa3, 0x0d, 0x0a, 0xb6, 0xfe,
  ])
  const utf16 = (mark: boolean, big: boolean): Uint8Array => {
    const bytes: number[] = mark ? (big ? [0xfe, 0xff] : [0xff, 0xfe]) : []
    for (const unit of text)
      bytes.push(
        ...(big
          ? [unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255]
          : [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8]),
      )
    return Uint8Array.from(bytes)
  }

  it.each([
    ['UTF-8', strToU8(text)],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...strToU8(text)])],
    ['UTF-16', utf16(true, false)],
    ['UTF-16 big-endian', utf16(true, true)],
    ['UTF-16 without a mark', utf16(false, false)],
  ])('reads %s', async (_, bytes) => {
    expect((await loadOne('a.txt', bytes)).text).toBe(text)
  })
  it('reads GBK with Windows line breaks', async () => {
    expect((await loadOne('a.txt', gbk)).text).toBe('关于供热。\n二')
  })
  it('sees a Word table whose cells stand on lines of their own', async () => {
    const document = await loadOne(
      'a.txt',
      '表1 指标\n\t名称\n\t单位\n\t数值\n\t\n\t分组\n\t\n\t面积\n\t公顷\n\t1.5\n\n\n下文',
    )
    expect(cellsOf(document)).toEqual([[['名称', '单位', '数值'], ['分组'], ['面积', '公顷', '1.5']]])
  })
  it('sees rows of tab-separated cells', async () => {
    expect(cellsOf(await loadOne('a.txt', '上文\n名称\t数值\n面积\t1.5\n下文'))).toEqual([
      [
        ['名称', '数值'],
        ['面积', '1.5'],
      ],
    ])
  })
})

describe('Markdown', () => {
  it('reads front matter, headings and pipe tables', async () => {
    const document = await loadOne(
      'a.md',
      '---\nid: yh-1\ntitle: 测试办法\ndoc_no: 晏政发〔2024〕3号\neffective_from: 2024-05-01\nlevel: city\nstatus: 有效\nrepeals: [晏政发〔2020〕1号]\ntopics: [供热]\nsample: true\n---\n> 示例\n\n# 测试办法\n\n第一条　为了**测试**，制定[本办法](https://a.example)。\n\n| 项目 | 标准 |\n| --- | ---: |\n| 面积 | 2\\|3 |\n',
    )
    expect(document.id).toBe('yh-1')
    expect(document.fields).toEqual({
      title: '测试办法',
      docNo: '晏政发〔2024〕3号',
      effectiveFrom: '2024-05-01',
      level: 'city',
      status: '有效',
      relations: [{ type: 'repeals', target: '晏政发〔2020〕1号' }],
      topics: ['供热'],
      sample: true,
    })
    expect(document.text).toContain('第一条　为了测试，制定本办法。')
    expect(
      document.headings.map(({ start, end, level }) => [document.text.slice(start, end), level]),
    ).toEqual([['测试办法', 1]])
    expect(cellsOf(document)).toEqual([
      [
        ['项目', '标准'],
        ['面积', '2|3'],
      ],
    ])
  })
  it('takes front matter that cannot be read as text, with a warning', async () => {
    const document = await loadOne('a.md', '---\ntitle: [a\n---\n# 标题\n正文')
    expect(document.warnings.map((warning) => warning.code)).toEqual(['FRONT_MATTER_INVALID'])
    expect(document.text).toContain('title: [a')
  })
})

describe('rows', () => {
  it('reads JSON Lines: ids, fields, parts of one document', async () => {
    const rows = [
      { docid: 'a', part: 1, text: '后半' },
      { docid: 'a', part: 0, text: '前半', title: '甲', date: '2024-01-02', dept: '测试市财政局' },
      { docid: 'b', 正文: '乙文', 标题: '乙', dept: '3财政厅-信息公开', url: 'https://a.example/b' },
      { docid: 'c', title: '没有正文' },
    ]
    const [first, second] = await load('a.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))
    expect(first).toMatchObject({ id: 'a', fragment: '#a', text: '前半\n后半' })
    expect(first?.fields).toEqual({ title: '甲', publishedAt: '2024-01-02', issuer: '测试市财政局' })
    expect(first?.warnings.map((warning) => warning.code)).toEqual(['ROWS_WITHOUT_TEXT'])
    expect(second?.fields).toEqual({ title: '乙', url: 'https://a.example/b' })
  })
  it('reads JSON of one document, of a list, and of an object with a list', async () => {
    expect(await load('a.json', '{"text":"正文"}')).toMatchObject([{ text: '正文', fragment: '' }])
    expect(await load('a.json', '[{"id":7,"content":"一"},{"id":8,"content":"二"}]')).toMatchObject([
      { id: '7' },
      { id: '8' },
    ])
    expect(await load('a.json', '{"total":1,"data":[{"content":"一"}]}')).toMatchObject([{ text: '一' }])
  })
  it('reads gzip', async () => {
    expect(
      await load('a.jsonl.gz', gzipSync(strToU8('{"id":"a","text":"一"}\n{"id":"b","text":"二"}'))),
    ).toHaveLength(2)
  })
  it('reads CSV as a table, or as documents where it has a text column', async () => {
    expect(cellsOf(await loadOne('a.csv', '项目,标准\n"面积,建筑",1.50\n'))).toEqual([
      [
        ['项目', '标准'],
        ['面积,建筑', '1.50'],
      ],
    ])
    expect(await load('a.csv', '标题,正文\n甲,"第一行\n第二行"\n乙,文\n')).toMatchObject([
      { text: '第一行\n第二行', fields: { title: '甲' } },
      { text: '文' },
    ])
  })
})

describe('office files, PDF and web pages', () => {
  it('reads Word with computed numbers, headings and tables', async () => {
    const document = await loadOne(
      'a.docx',
      makeDocx(
        [
          { text: '供热办法', style: '1' },
          { text: '为了测试，制定本办法。', list: 1 },
          { text: '本市适用。', list: 1 },
          { text: '前款<一>所称', list: 1, level: 1 },
          { text: '市外不适用。', list: 1 },
        ],
        [
          ['项目', '标准'],
          ['面积', '2'],
        ],
      ),
    )
    expect(document.text).toBe(
      '供热办法\n第一条为了测试，制定本办法。\n第二条本市适用。\n（一）前款<一>所称\n第三条市外不适用。\n项目\t标准\n面积\t2',
    )
    expect(document.headings).toEqual([{ start: 0, end: 4, level: 1 }])
    expect(cellsOf(document)).toEqual([
      [
        ['项目', '标准'],
        ['面积', '2'],
      ],
    ])
  })
  it('reads a workbook, numbers as written', async () => {
    const document = await loadOne(
      'a.xlsx',
      makeXlsx([
        ['指标', '2024年'],
        ['覆盖率', '0.57999999999999996'],
        ['户数', '1200'],
      ]),
    )
    expect(cellsOf(document)).toEqual([
      [
        ['指标', '2024年'],
        ['覆盖率', '0.58'],
        ['户数', '1200'],
      ],
    ])
  })
  it('reads a PDF line by line, pages apart', async () => {
    const document = await loadOne('a.pdf', makePdf([['关于供热的', '通知'], ['第二页']]))
    expect(document.text).toBe('关于供热的\n通知\n\f\n第二页')
  })
  it.each([
    ['GBK codes', 'GBK-EUC-H', 'b9a9c8c8b9dcc0ed'],
    ['UTF-16 codes', 'UniGB-UCS2-H', '4f9b70ed7ba17406'],
  ])('reads a PDF whose font is not embedded, by its %s', async (_, encoding, codes) => {
    const plain = new TextDecoder().decode(makePdf([['xxxx']]))
    const made = plain
      .replace('/Identity-H', `/${encoding}`)
      .replace('/ToUnicode 5 0 R', '')
      .replace('(Identity)', '(GB1)')
      .replace('0078007800780078', codes)
    expect((await loadOne('a.pdf', made)).text).toBe('供热管理')
  })
  it('reads the main text of a web page', async () => {
    const document = await loadOne(
      'a.htm',
      `<!DOCTYPE html><html><head><meta name="ArticleTitle" content="测试通知"><meta name="PubDate" content="2024-03-04 10:00"></head>
      <body><nav>首页 政策</nav><h1>测试通知</h1><div class="TRS_Editor"><p>各单位：</p><p>请<b>认真</b>\n落实以下标准。</p>
      <table><tr><th rowspan="2">类别</th><th>项目</th></tr><tr><td>面积<br>体积</td></tr></table><script>var a=1</script></div><footer>版权所有</footer></body></html>`,
    )
    expect(document.text).toBe('测试通知\n各单位：\n请认真 落实以下标准。\n类别\t项目\n类别\t面积 体积')
    expect(document.fields).toEqual({ title: '测试通知', publishedAt: '2024-03-04' })
    expect(document.headings).toEqual([{ start: 0, end: 4, level: 1 }])
  })
  it('believes the content, not the name', async () => {
    expect((await loadOne('a.txt', makeDocx([{ text: '正文' }]))).mediaType).toContain('wordprocessingml')
    expect((await loadOne('a.docx', '<html><body><p>网页正文</p></body></html>')).mediaType).toBe('text/html')
    expect((await loadOne('a.pdf', '只是文字')).mediaType).toBe('text/plain')
  })
})

describe('bad files', () => {
  const png = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
  ])
  const docx = makeDocx([{ text: '正文'.repeat(400) }])
  const ole = (name: string): Uint8Array => {
    const bytes = new Uint8Array(2048)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    ;[...name].forEach((character, index) => (bytes[1024 + index * 2] = character.charCodeAt(0)))
    return bytes
  }
  const random = Uint8Array.from({ length: 4096 }, (_, index) => (index * index * 7919 + index * 31) % 256)

  it.each<[string, string, Uint8Array | string, string]>([
    ['an empty file', 'a.txt', '', 'ERR_FILE_EMPTY'],
    ['white space', 'a.txt', ' \n\t\n', 'ERR_FILE_EMPTY'],
    ['a picture called PDF', 'a.pdf', png, 'ERR_FILE_TYPE'],
    ['an archive that is no document', 'a.docx', zipSync({ 'a.txt': strToU8('a') }), 'ERR_FILE_TYPE'],
    ['a cut Word file', 'a.docx', docx.subarray(0, docx.length - 300), 'ERR_FILE_CORRUPT'],
    ['a PDF header and nothing else', 'a.pdf', '%PDF-1.7\n', 'ERR_FILE_CORRUPT'],
    ['a PDF without text', 'a.pdf', makePdf([[]]), 'ERR_FILE_EMPTY'],
    ['an encrypted Office file', 'a.docx', ole('EncryptedPackage'), 'ERR_FILE_ENCRYPTED'],
    ['an old Word file', 'a.doc', ole('WordDocument'), 'ERR_FILE_TYPE'],
    ['binary garbage', 'a.txt', random, 'ERR_FILE_TYPE'],
    ['broken JSON', 'a.json', '{"text": "一', 'ERR_FILE_CORRUPT'],
    ['a broken row', 'a.jsonl', '{"text":"一"}\n{"text":"二"}\n{"te', 'ERR_FILE_CORRUPT'],
    ['rows without text', 'a.jsonl', '{"title":"一"}\n{"title":"二"}', 'ERR_FILE_EMPTY'],
    ['cut gzip', 'a.gz', gzipSync(strToU8('正文'.repeat(500))).subarray(0, 40), 'ERR_FILE_CORRUPT'],
    ['a Word file without a body', 'a.docx', makeDocx([]), 'ERR_FILE_EMPTY'],
  ])('refuses %s', async (_, name, content, code) => {
    expect(await codeOf(load(name, content))).toBe(code)
  })

  it('refuses a PDF with a password', async () => {
    const encryption =
      '/Encrypt << /Filter /Standard /V 1 /R 2 /O <' +
      '00'.repeat(32) +
      '> /U <' +
      '11'.repeat(32) +
      '> /P -4 >> /ID [<00><00>]'
    expect(await codeOf(load('a.pdf', makePdf([['密']], encryption)))).toBe('ERR_FILE_ENCRYPTED')
  })
  it('refuses an encrypted archive entry', async () => {
    const locked = docx.slice()
    locked[6] = 1
    expect(await codeOf(load('a.docx', locked))).toBe('ERR_FILE_ENCRYPTED')
  })
  it('refuses what is too large, as it comes or unpacked', async () => {
    const small = { ...DEFAULT_LIMITS, maxBytes: 1000, maxUnpackedBytes: 5000 }
    expect(await codeOf(load('a.txt', 'x'.repeat(1001), small))).toBe('ERR_FILE_TOO_LARGE')
    expect(await codeOf(load('a.gz', gzipSync(new Uint8Array(100_000)), small))).toBe('ERR_FILE_TOO_LARGE')
    const bomb = makeDocx([{ text: '零'.repeat(100_000) }])
    expect(await codeOf(load('a.docx', bomb, { ...small, maxBytes: 1e6 }))).toBe('ERR_FILE_TOO_LARGE')
  })
  it('gives up in time, and works on', async () => {
    const rows = Array.from({ length: 20_000 }, () => ['甲', '乙', '丙', '丁'])
    expect(await codeOf(load('a.xlsx', makeXlsx(rows), { ...DEFAULT_LIMITS, timeoutMs: 1 }))).toBe(
      'ERR_FILE_UNREADABLE',
    )
    expect((await loadOne('a.docx', makeDocx([{ text: '正文' }]))).text).toBe('正文')
  })
})
