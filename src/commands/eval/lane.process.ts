import { runLane, type Lane } from '../../evaluation/index.ts'
import { createLogger } from '../../logging.ts'
import { toHuidaError } from '../../shared/errors.ts'
import type { FromLane, LaneJob } from './lane-messages.ts'
import { openLibrary } from './open-library.ts'

const send = (message: FromLane): Promise<void> =>
  new Promise((resolve) => process.send!(message, () => resolve()))

async function run({ definitions, lane, options, config, logLevel }: LaneJob): Promise<void> {
  const log = createLogger(logLevel)
  const whole: Lane = {
    ...lane,
    progress: {
      advance: (suite, done, total) => void send({ type: 'advance', suite, done, total }),
      finish: (suite) => void send({ type: 'finish', suite }),
    },
    options: {
      ...options,
      openLibrary: (scratchDir) => openLibrary(scratchDir, { config, log }),
      print: (text) => void send({ type: 'print', text }),
    },
  }
  const { reported, failures } = await runLane(definitions, whole)
  await send({
    type: 'outcome',
    reported,
    failures: failures.map(({ suite, error }) => {
      const { code, detail } = toHuidaError(error)
      return { suite, code, detail }
    }),
  })
  process.disconnect()
}

// Nobody is left to tell when the process that asked is gone.
process.once('disconnect', () => process.exit())
process.once('message', (job) => void run(job as LaneJob))
