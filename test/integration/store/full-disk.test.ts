import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../src/store/postgres/index.ts'

/** A folder on a disk of its own with so little room; null where the system lets nobody make one. */
function smallDisk(megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'huida-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
}

const probe = smallDisk(1)
if (probe === null) console.warn('not run: a full disk (this system lets nobody mount a small one)')
else {
  execFileSync('umount', [probe])
  rmSync(probe, { recursive: true })
}

describe.runIf(probe !== null)('a full disk', () => {
  let folder: string
  beforeEach(() => {
    folder = smallDisk(90)!
  })
  afterEach(() => {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true })
  })

  test('is told while the data is made, and leaves no lock', async () => {
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(75 * 1024 * 1024))
    for (let time = 0; time < 2; time++)
      await expect(openDatabase({ dataDir: join(folder, 'data') })).rejects.toMatchObject({
        code: 'ERR_STORE_FULL',
      })
  })

  test('is no damage: the data opens again when there is room', async () => {
    const dataDir = join(folder, 'data')
    const db = await openDatabase({ dataDir })
    await db.exec('CREATE TABLE kept AS SELECT 7 AS n')
    await db.close()
    const ballast = join(folder, 'ballast')
    try {
      for (let part = 0; ; part++) writeFileSync(`${ballast}${part}`, Buffer.alloc(1024 * 1024))
    } catch {
      // Until nothing more goes in.
    }
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'ERR_STORE_FULL' })
    execFileSync('sh', ['-c', `rm ${ballast}*`])
    const again = await openDatabase({ dataDir })
    expect(await again.query('SELECT n FROM kept')).toEqual([{ n: 7 }])
    await again.close()
  })
})
