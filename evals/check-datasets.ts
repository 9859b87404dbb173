import { join } from 'node:path'
import { checkDatasets } from './checks/check-datasets.ts'

const project = join(import.meta.dirname, '..')
const { counts, faults } = await checkDatasets(join(project, 'evals', 'datasets'), join(project, 'corpus'))
for (const [name, count] of Object.entries(counts)) console.log(`${name}：${count} 例`)
if (faults.length > 0) {
  console.error(`${faults.length} 处问题：\n${faults.join('\n')}`)
  process.exitCode = 1
}
