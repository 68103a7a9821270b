# Kith's server. The engine runs in a container of its own: see docker-compose.yml.

FROM python:3.11-slim-bookworm AS packages
# What is installed: requirements-traces.lock has what `KITH_TRACES=otlp` needs as well.
ARG PACKAGES=requirements.lock
COPY ${PACKAGES} /requirements.lock
# The embedded engine brings a Java runtime, which nobody needs where the engine is a server.
RUN python -m venv /packages \
    && /packages/bin/pip install --no-cache-dir --disable-pip-version-check --no-input \
        --require-hashes --requirement /requirements.lock \
    && /packages/bin/pip uninstall --yes arcadedb-embedded jpype1 pip setuptools

FROM python:3.11-slim-bookworm
# Volumes take over who owns the folders that they are first mounted on.
RUN groupadd --gid 10001 kith \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin kith \
    && install --directory --owner kith --group kith --mode 0700 /data \
    && install --directory --owner kith --group kith --mode 0755 /secrets
COPY --from=packages /packages /packages
COPY . /kith
ENV PATH=/packages/bin:$PATH PYTHONPATH=/kith PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 KITH_DATA_DIR=/data
# Compiled once, as the files cannot be written later.
RUN python -m compileall -q /kith
WORKDIR /kith
USER 10001:10001
ENTRYPOINT ["python", "-P", "-m", "server"]
CMD ["serve"]
