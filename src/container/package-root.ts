import { fileURLToPath } from 'node:url'

/** Folder of the package, which holds the prompts, the sample city and its library. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url))
