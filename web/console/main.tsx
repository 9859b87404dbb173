import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { createRoot } from 'react-dom/client'
import { Desk } from './desk.tsx'
import './styles.css'
import { THEME } from './theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no place for the desk')
const { nonce = '' } = root.dataset

createRoot(root).render(
  <ConfigProvider locale={zhCN} theme={THEME} csp={{ nonce }} button={{ autoInsertSpace: false }}>
    <AntApp>
      <Desk />
    </AntApp>
  </ConfigProvider>,
)
