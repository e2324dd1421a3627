# docker build -t newslint .
# docker run --rm -v "$PWD:/articles:ro" newslint check articles/
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels ".[server,encodings]"

FROM python:3.13-slim
# git tells which articles belong together, and what a change adds.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --no-install-recommends --yes git \
 && rm -rf /var/lib/apt/lists/*
# The only newslint in that folder is the one just built.
# hadolint ignore=DL3013
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links=/wheels "newslint[server,encodings]"
RUN useradd --create-home --uid 10001 newslint
# The articles belong to whoever mounts them; without this git would not look at them.
ENV GIT_CONFIG_COUNT=1 \
    GIT_CONFIG_KEY_0=safe.directory \
    GIT_CONFIG_VALUE_0=* \
    NEWSLINT_CACHE=/tmp/newslint
USER 10001
WORKDIR /articles
ENTRYPOINT ["newslint"]
CMD ["check", "."]
