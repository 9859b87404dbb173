import { makeTestApp } from './test-app.ts'

/** The OpenAPI document of the service as JSON text. */
export async function describeApi(): Promise<string> {
  const { app } = await makeTestApp()
  const document = app.swagger()
  await app.close()
  return `${JSON.stringify(document, null, 2)}\n`
}
