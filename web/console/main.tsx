import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { createRoot } from 'react-dom/client'
import { Desk } from './desk.tsx'
import './styles/index.css'
import { THEME } from './theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no place for the desk')
const { nonce = '' } = root.dataset
// Not the body: a dialog there would stop its scrolling by a style element without the nonce, which the page refuses.
const layers = document.body.appendChild(document.createElement('div'))

createRoot(root).render(
  <ConfigProvider
    locale={zhCN}
    theme={THEME}
    csp={{ nonce }}
    getPopupContainer={() => layers}
    button={{ autoInsertSpace: false }}
  >
    <AntApp>
      <Desk />
    </AntApp>
  </ConfigProvider>,
)
