import { openSync, closeSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { acquireLock } from '../../../src/store/postgres/pglite/lock.ts'
import { isHuidaError } from '../../../src/shared/errors.ts'

/** Takes the lock again and again, each time leaving it as a process that was killed would; prints `overlap` on failure. */
const [dataDir = '', rounds = '1'] = process.argv.slice(2)
for (let round = 0; round < Number(rounds);) {
  try {
    await acquireLock(dataDir)
  } catch (error) {
    if (!isHuidaError(error) || error.code !== 'ERR_STORE_LOCKED') throw error
    await sleep(Math.random() * 4)
    continue
  }
  round += 1
  await insideAlone()
  dieInName()
}
writeSync(1, 'done\n')
process.exit(0)

async function insideAlone(): Promise<void> {
  const mark = join(dataDir, 'inside')
  try {
    closeSync(openSync(mark, 'wx'))
  } catch {
    writeSync(1, 'overlap\n')
  }
  await sleep(Math.random() * 3)
  rmSync(mark, { force: true })
}

/** Rewrites the lock as that of a process that is no more. */
function dieInName(): void {
  const folder = join(dataDir, 'lock')
  const number = Math.max(...readdirSync(folder).map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? 0)))
  const file = join(folder, `${number}.json`)
  const lock = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...lock, startedAt: '0' }))
}
