import type { Writable } from 'node:stream'

/** A progress display; `stop` leaves the cursor on a fresh line. */
export interface Progress {
  update(done: number, total: number, note?: string): void
  stop(): void
}

/** Where a command speaks: results on stdout, everything else on stderr. */
export interface Terminal {
  /** A line of the result. */
  print(line: string): void
  /** A line for the person who waits. */
  note(line: string): void
  progress(label: string): Promise<Progress>
}

type Stream = Writable & { isTTY?: boolean }

/** A plain line at most so often, so that a log of a long job stays short. */
const LINE_EVERY_MS = 5_000

/** The terminal over two streams: bars on a TTY, plain lines elsewhere. */
export function createTerminal(stdout: Stream, stderr: Stream): Terminal {
  return {
    print: (line) => void stdout.write(`${line}\n`),
    note: (line) => void stderr.write(`${line}\n`),
    progress: async (label) => (stderr.isTTY ? openBar(label, stderr) : openLines(label, stderr)),
  }
}

async function openBar(label: string, stream: Stream): Promise<Progress> {
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar({
    stream,
    format: `${label} {bar} {percentage}% {value}/{total} {note}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: false,
  })
  let started = false
  return {
    update(done, total, note = '') {
      if (total === 0) return
      if (!started) bar.start(total, 0, { note: '' })
      started = true
      bar.setTotal(total)
      bar.update(done, { note: note.slice(0, 40) })
    },
    stop: () => bar.stop(),
  }
}

function openLines(label: string, stream: Stream): Progress {
  let last = 0
  let complete = false
  return {
    update(done, total, note = '') {
      const now = Date.now()
      if (done < total) complete = false
      if (total === 0 || complete || (done < total && now - last < LINE_EVERY_MS)) return
      last = now
      complete = done >= total
      const percent = Math.floor((100 * done) / total)
      stream.write(`${label} ${done}/${total}（${percent}%）${note === '' ? '' : ` ${note}`}\n`)
    },
    stop: () => undefined,
  }
}
