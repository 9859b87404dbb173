// Bundles the desk's page into dist/web/console, after the compiler wrote dist: a published package bundles nothing.
import { rm } from 'node:fs/promises'
import { bundleConsole } from '../dist/api/console/bundle.js'
import { writeBundle } from '../dist/api/console/obtain.js'

await rm('dist/web/console', { recursive: true, force: true })
await writeBundle(await bundleConsole('web/console'), 'dist/web/console')
