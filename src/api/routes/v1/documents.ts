import { GUIDE_KIND } from '../../../scenarios/service-guide/index.ts'
import { HuidaError } from '../../../shared/errors.ts'
import type { KindFilter, LibraryStore, StoredDocument } from '../../../store/ports.ts'
import type { ApiContext, App } from '../../instance.ts'
import { IdParams, json, PAGE, problems } from '../../schemas/common.ts'
import { DocumentDetailSchema, DocumentListQuery, DocumentListSchema } from '../../schemas/document.ts'
import { createValidityLookup } from '../../validity-lookup.ts'
import { detailView, summaryView } from '../../views/document-view.ts'

/** There are more guides than policies, and all of a city's come in at once: they never stand before the policies. */
const KINDS: Record<'all' | 'policies' | 'guides', KindFilter> = {
  all: { last: GUIDE_KIND },
  policies: { except: GUIDE_KIND },
  guides: { only: GUIDE_KIND },
}

/** Read the library: the list, one document, its text around a place. */
export function registerDocuments(app: App, { services }: ApiContext): void {
  const { library, clock } = services
  const validityToday = createValidityLookup(library, clock)
  registerList(app, library, validityToday)
  registerDocument(app, library, validityToday)
}

type ValidityLookup = ReturnType<typeof createValidityLookup>

function registerList(app: App, library: LibraryStore, validityToday: ValidityLookup): void {
  app.get(
    '/documents',
    {
      schema: {
        tags: ['政策库'],
        summary: '文件列表',
        querystring: DocumentListQuery,
        response: {
          200: json('一页文件', DocumentListSchema),
          ...problems(400, 429),
        },
      },
    },
    async ({ query: { q, group = 'all' as const, offset = 0, limit = PAGE } }) => {
      const query = q?.trim()
      const kinds = KINDS[group]
      const [found, total, validityOf] = await Promise.all([
        library.listDocuments({ offset, limit: limit + 1, ...(query && { query }) }, kinds),
        library.countDocuments(kinds),
        validityToday(),
      ])
      const more = found.length > limit
      const items = found.slice(0, limit).map((document) => summaryView(document, validityOf(document.id)))
      return { items, offset, limit, next_offset: more ? offset + limit : null, total }
    },
  )
}

function registerDocument(app: App, library: LibraryStore, validityToday: ValidityLookup): void {
  app.get(
    '/documents/:id',
    {
      schema: {
        tags: ['政策库'],
        summary: '一份文件的要素、目录、责任单位、表格和提示',
        params: IdParams,
        response: {
          200: json('文件', DocumentDetailSchema),
          ...problems(404, 429),
        },
      },
    },
    async (request) => {
      const document = await requireDocument(library, request.params.id)
      return detailView(document, (await validityToday())(document.id))
    },
  )
}

/** The document, or ERR_NOT_FOUND. */
export async function requireDocument(library: LibraryStore, id: string): Promise<StoredDocument> {
  const document = await library.getDocument(id)
  if (!document) throw new HuidaError('ERR_NOT_FOUND', '政策库中没有这份文件')
  return document
}
