import { join } from 'node:path'
import { checkDatasets } from './checks/check-datasets.ts'

/** Faults that are written out: the first are enough to start with. */
const SHOWN = 60
const project = join(import.meta.dirname, '..')
const { counts, faults } = await checkDatasets(join(project, 'evals', 'datasets'), join(project, 'corpus'))
for (const [name, count] of Object.entries(counts)) console.log(`${name}：${count} 例`)
if (faults.length > 0) {
  const shown = faults.slice(0, SHOWN)
  const more = faults.length > SHOWN ? [`……另有 ${faults.length - SHOWN} 处`] : []
  console.error([`${faults.length} 处问题：`, ...shown, ...more].join('\n'))
  process.exitCode = 1
}
