import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { App } from '../instance.ts'
import { policyHeader, STRICT_POLICY } from './content-policy.ts'

/** OpenAPI 3.1 from the route schemas, and Swagger UI under `/docs` from files on this machine. */
export async function registerDocumentation(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '惠答 Huida',
        version,
        description:
          '政策问答和工单派遣接口。答案的每一句都有经过核对的引用；错误按 RFC 9457 返回，code 稳定。',
      },
      tags: [
        { name: '问答', description: '提问、取回答案、评价' },
        { name: '检索', description: '只检索，不作答' },
        { name: '政策库', description: '文件的列表、正文、上传与删除' },
        { name: '办事事项', description: '事项的列表和全部要素' },
        { name: '工单', description: '受理、派单、办理、回访；须登录或带管理令牌' },
        { name: '派单', description: '派单草稿和确认' },
        { name: '未诉先办', description: '热点、趋势、质量与学习' },
        { name: '登录', description: '工单台的会话' },
        { name: '运行', description: '状态、健康检查与指标' },
      ],
      components: {
        securitySchemes: {
          adminToken: { type: 'http', scheme: 'bearer', description: '管理令牌' },
          session: { type: 'apiKey', in: 'cookie', name: 'huida_session', description: '登录后的会话' },
        },
      },
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    logLevel: 'warn',
    // Swagger UI writes style attributes; everything else stays as strict as on the page.
    staticCSP: policyHeader({ ...STRICT_POLICY, 'style-src': ["'self'", "'unsafe-inline'"] }),
    uiConfig: { validatorUrl: null, docExpansion: 'list', deepLinking: true },
    theme: {
      title: '惠答接口说明',
      css: [{ filename: 'plain.css', content: '.swagger-ui .topbar { display: none }' }],
    },
  })
}
