const BOUNDARY = '----huida-test-boundary'

/** A multipart/form-data body of files. */
export function multipart(files: readonly { name: string; content: string | Uint8Array }[]): {
  body: Buffer
  headers: Record<string, string>
} {
  const parts = files.flatMap(({ name, content }) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content as Uint8Array),
    Buffer.from('\r\n'),
  ])
  const body = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } }
}
