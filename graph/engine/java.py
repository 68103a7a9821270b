"""The command line that runs the embedded engine out of the installed wheel."""

from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from graph.endpoint import Endpoint
from graph.engine.home import DATABASE, USER, Home, ports
from graph.errors import EngineFailed

PACKAGE = "arcadedb-embedded"
# Doors that Kith never opens are not even loaded.
UNUSED = ("console", "graphql", "gremlin", "mcp", "mongodbw", "postgresw", "python-bridge", "redisw")
# The time of an operation is limited by Kith; this is the last net, wide enough for migrations.
COMMAND_TIMEOUT = 600_000

MACHINE = (
    "-XX:+UseCompactObjectHeaders",
    "-XX:+ExitOnOutOfMemoryError",
    "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
    "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF8",
)


def command(home: Home, endpoint: Endpoint, *, heap: str) -> list[str]:
    """The program and its arguments."""
    wheel = _wheel()
    settings = [f"-Darcadedb.{name}={value}" for name, value in _settings(home, *ports(endpoint)).items()]
    return [
        str(wheel / "jre" / "bin" / "java"),
        f"-Xmx{heap}",
        *MACHINE,
        *settings,
        "-cp",
        ":".join(str(jar) for jar in _jars(wheel)),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def _wheel() -> Path:
    # The package itself is not imported, since that would start a Java machine inside this process.
    try:
        found = [file for file in files(PACKAGE) or () if file.match("jre/bin/java")]
    except PackageNotFoundError:
        found = []
    if not found:
        raise EngineFailed(
            f"The embedded engine needs the package {PACKAGE} with its Java runtime, which is not installed here. "
            "Run ./kith once, or set KITH_ENGINE_URI to a Neo4j server."
        )
    return Path(str(found[0].locate())).parents[2]


def _jars(wheel: Path) -> list[Path]:
    unwanted = tuple(f"arcadedb-{name}" for name in UNUSED)
    return [jar for jar in sorted((wheel / "jars").glob("*.jar")) if not jar.name.startswith(unwanted)]


def _settings(home: Home, bolt_port: int, http_port: int) -> dict[str, object]:
    return {
        "server.rootPath": home.server,
        "server.rootPasswordPath": home.password,
        # Only this mode says in its errors what was wrong; nobody but us hears them.
        "server.mode": "development",
        "studio.enabled": "false",
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
        "polyglotEngineEnabled": "false",
        "serverMetrics": "false",
        "backup.enabled": "false",
        # The password is random and long, so that slow hashing would only slow the start.
        "server.saltIterations": 1000,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt.host": "127.0.0.1",
        "bolt.port": bolt_port,
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http_port,
        "server.defaultDatabases": f"{DATABASE}[{USER}]",
        # What was acknowledged is on the disk.
        "txWalFlush": 2,
        "command.timeout": COMMAND_TIMEOUT,
        "queryMaxConcurrent": 32,
        "queryQueueTimeout": 120_000,
        "queryQueueMaxSize": 1000,
    }
