# 惠答 Huida：服务镜像。源码由 tsx 直接运行，不需要构建步骤。
FROM node:20-slim
# One malloc arena a thread would keep some 100 MB that nobody uses.
ENV NODE_ENV=production HUIDA_HOST=0.0.0.0 HUIDA_DATA_DIR=/data MALLOC_ARENA_MAX=2
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY tsconfig.json ./
COPY src src
COPY web web
COPY prompts prompts
COPY corpus corpus
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8012
HEALTHCHECK --start-period=120s CMD node -e "fetch('http://127.0.0.1:8012/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--import", "tsx", "src/main.ts", "serve"]
