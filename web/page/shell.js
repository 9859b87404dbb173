/** What every page has: the 大字 switch, the banner, the footer. */
/** @import { Status } from '../types.js' */
import { fetchStatus } from './api.js'
import { byId, dialAddress, h } from './dom.js'

const SIZE_KEY = 'huida.size'
const POLL_MS = 3000

/** Say something to a screen reader without moving the focus. @param {string} text */
export function announce(text) {
  byId('announcer', HTMLElement).textContent = text
}

/** @type {Promise<Status | null>} the first status; null when the service does not answer */
export const firstStatus = fetchStatus().catch(() => null)

function startSizeSwitch() {
  const button = byId('size', HTMLButtonElement)
  /** @param {boolean} large */
  const apply = (large) => {
    document.documentElement.classList.toggle('large', large)
    button.setAttribute('aria-pressed', String(large))
  }
  apply(readSize() === 'large')
  button.addEventListener('click', () => {
    const large = button.getAttribute('aria-pressed') !== 'true'
    apply(large)
    try {
      localStorage.setItem(SIZE_KEY, large ? 'large' : 'normal')
    } catch {
      // Storage may be switched off; the size then lasts for this page only.
    }
    announce(large ? '已切换为大字' : '已恢复普通字号')
  })
}

function readSize() {
  try {
    return localStorage.getItem(SIZE_KEY)
  } catch {
    return null
  }
}

/** @param {Status | null} status */
function showStatus(status) {
  const banner = byId('banner', HTMLElement)
  const lines = status === null ? ['服务暂时没有回应，请稍后刷新页面。'] : statusLines(status)
  if (banner.innerText.trim() === lines.join('\n')) return
  banner.replaceChildren(...lines.map((line) => h('p', {}, line)))
  if (status === null) return
  const hotline = byId('hotline', HTMLAnchorElement)
  hotline.textContent = status.hotline
  hotline.href = dialAddress(status.hotline) ?? hotline.href
  byId('version', HTMLElement).textContent = status.version
}

/** @param {Status} status */
function statusLines({ documents, sample_library, embedder, pending_embeddings }) {
  const lines = []
  if (documents === 0)
    lines.push(
      '政策库还是空的，还不能回答问题。请管理员先读入文件：huida ingest <文件或目录>，或者用接口 POST /api/v1/documents 上传。',
    )
  if (sample_library) lines.push('示例：库中文件均为虚构的“晏海市”示例材料，仅供演示，不能作为办事依据。')
  if (embedder === null && documents > 0)
    lines.push('当前仅按字词检索（没有语义模型），换一种说法可能查不到，请尽量用文件中的用语。')
  else if (pending_embeddings > 0)
    lines.push(`正在建立语义索引，还有 ${pending_embeddings} 段；完成前以字词检索为主。`)
  return lines
}

async function watchStatus() {
  let status = await firstStatus
  showStatus(status)
  while (status === null || (status.embedder !== null && status.pending_embeddings > 0)) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    status = await fetchStatus().catch(() => null)
    showStatus(status)
  }
}

startSizeSwitch()
void watchStatus()
