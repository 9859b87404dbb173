import { theme, type ThemeConfig } from 'antd'

/** Dense, dark on light, every text at least 4.5 : 1. */
export const THEME: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: '#12406b',
    colorInfo: '#12406b',
    colorLink: '#1a5490',
    colorError: '#9b1c1c',
    colorWarning: '#7a4a00',
    colorSuccess: '#0b5d3b',
    colorText: '#14181f',
    colorTextSecondary: '#3d4753',
    colorTextTertiary: '#4a5461',
    colorTextPlaceholder: '#5a6572',
    colorTextDescription: '#4a5461',
    colorTextDisabled: '#4a5461',
    colorBorder: '#7f8b98',
    colorBorderSecondary: '#c9d0d8',
    borderRadius: 3,
    fontSize: 14,
    motion: false,
    fontFamily:
      "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','WenQuanYi Micro Hei',system-ui,sans-serif",
  },
}
