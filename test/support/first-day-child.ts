// The first day of a service on an empty folder, as a program of its own: start, take a file in, answer a question.
//   node first-day-child.ts <data folder> <file> <question>
// Prints one JSON object: the devices of the network, what the service said, and the answer.
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { runHuida, startService } from './service-process.ts'

const [folder, file, question] = process.argv.slice(2) as [string, string, string]
// Homes of its own, so that no local repository of an earlier day has the model.
const env = {
  HOME: folder,
  MAVEN_OPTS: `-Duser.home=${folder}`,
  HUIDA_DATA_DIR: join(folder, 'data'),
  HUIDA_MODELS_DIR: join(folder, 'models'),
}
const service = await startService(['--no-demo'], env)
const ingest = await runHuida(['ingest', file], env)
const response = await fetch(`${service.url}/api/v1/answers`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ question }),
})
const answer: unknown = await response.json()
const page = (await fetch(service.url)).status
const code = await service.stop()
const devices = Object.keys(networkInterfaces())
console.log(JSON.stringify({ devices, said: service.output(), ingest: ingest.code, page, answer, code }))
