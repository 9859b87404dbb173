import { configureGlobal, readConfigureGlobal } from 'fast-check'

/** Every run draws the same inputs, so that a red run is the change's doing; HUIDA_TEST_SEED draws others. */
configureGlobal({ ...readConfigureGlobal(), seed: Number(process.env.HUIDA_TEST_SEED ?? 1) })
