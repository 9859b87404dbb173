import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { App } from '../instance.ts'

/** OpenAPI 3.1 from the route schemas, and Swagger UI under `/docs` from files on this machine. */
export async function registerDocumentation(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '惠答 Huida',
        version,
        description: '政策问答接口。答案的每一句都有经过核对的引用；错误按 RFC 9457 返回，code 稳定。',
      },
      tags: [
        { name: '问答', description: '提问、取回答案、评价' },
        { name: '检索', description: '只检索，不作答' },
        { name: '政策库', description: '文件的列表、正文、上传与删除' },
        { name: '运行', description: '状态、健康检查与指标' },
      ],
      components: {
        securitySchemes: { adminToken: { type: 'http', scheme: 'bearer', description: '管理令牌' } },
      },
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    logLevel: 'warn',
    // Swagger UI writes style attributes; everything else stays as strict as on the page.
    staticCSP: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
    uiConfig: { validatorUrl: null, docExpansion: 'list', deepLinking: true },
    theme: {
      title: '惠答接口说明',
      css: [{ filename: 'plain.css', content: '.swagger-ui .topbar { display: none }' }],
    },
  })
}
