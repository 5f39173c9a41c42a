"""PostgreSQL: what its address asks for is done or refused, and a connection that broke is never used for another question."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
import sqlalchemy as sa
from kept import membership, report

from servanda.desk import Ledger, database
from servanda.errors import InputError, LedgerError, UsageError


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("target_session_attrs=any", "'target_session_attrs', which is not understood: host, port"),
        ("channel_binding=require", "'channel_binding', which is not understood"),
        ("sslmode=maybe", "'maybe' for 'sslmode': disable, allow"),
        ("sslmode=require&sslmode=disable", "'sslmode' more than once"),
        ("sslmode=verify-full&sslrootcert=/no/such/file", "certificate .* cannot be read"),
        ("connect_timeout=soon", "'soon' for 'connect_timeout'"),
        ("port=0", "'0' for 'port'"),
    ],
)
def test_what_an_address_asks_for_and_is_not_understood_is_refused_in_a_sentence(asked: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Ledger.open(f"postgresql://desk@127.0.0.1:1/desk?{asked}")


@pytest.mark.parametrize("driver", ["postgresql", "postgres", "postgresql+psycopg", "postgresql+pg8000"])
def test_addresses_of_other_programs_are_taken(driver: str) -> None:
    engine = database.connect(f"{driver}://desk@db.example:6543/desk?sslmode=require&application_name=x&options=-c%20statement_timeout=9s")
    assert (engine.driver, engine.url.host, engine.url.port) == ("pg8000", "db.example", 6543)
    engine.dispose()


def test_parameters_of_the_address_reach_the_server(postgres: databases.Postgres) -> None:
    url = f"{postgres.url('parameters')}?application_name=the%20desk&options=-c%20statement_timeout%3D9s"
    with Ledger.open(url) as ledger, database.reading(ledger.engine) as connection:
        shown = [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in (
            "application_name", "statement_timeout", "synchronous_commit", "transaction_isolation", "transaction_read_only",
        )]  # fmt: skip
    assert shown == ["the desk", "9s", "on", "repeatable read", "on"]


def test_a_folder_is_taken_for_that_of_the_servers_socket(postgres: databases.Postgres) -> None:
    tcp = sa.make_url(postgres.url("socket"))
    with Ledger.open(f"postgresql://desk@/{tcp.database}?host={postgres.folder}&port={tcp.port}") as ledger:
        assert ledger.add(report(membership()), by="ann").new


def test_an_encrypted_connection_is_never_taken_for_a_plain_one(postgres: databases.Postgres) -> None:
    url = postgres.url("plain")
    for mode in ("require", "verify-ca", "verify-full"):
        with pytest.raises(LedgerError, match=r"cannot be opened: Server refuses SSL\.$"):
            Ledger.open(f"{url}?sslmode={mode}")
    Ledger.open(f"{url}?sslmode=prefer").close()


def test_a_text_that_cannot_be_sent_does_not_mix_up_question_and_answer(postgres: databases.Postgres) -> None:
    with Ledger.open(postgres.url("surrogates")) as ledger:
        ledger.add(report(membership()), by="ann")
        with pytest.raises(InputError, match="lone surrogates"):
            ledger.claims(norm="\udcff")
        with pytest.raises(InputError, match=r"no ledger keeps \(invalid byte sequence"):
            ledger.claims(norm="\0")
        assert [claim.norm for claim in ledger.claims(norm="membership").items] == ["membership"]
        assert ledger.verify().entries == 1


def test_a_lock_that_others_hold_for_too_long_is_told(postgres: databases.Postgres) -> None:
    with Ledger.open(f"{postgres.url('locked')}?options=-c%20lock_timeout%3D200ms") as ledger, ledger.engine.begin() as other:
        other.exec_driver_sql("SELECT seq FROM head FOR UPDATE")
        with pytest.raises(LedgerError, match="another program has been writing"):
            ledger.add(report(membership()), by="ann")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a server that asks for a password and offers encryption, and the certificate that it shows for localhost."""
    if databases.programs() is None or not shutil.which("openssl"):
        pytest.skip("PostgreSQL or openssl is not here (Debian: apt-get install postgresql openssl)")
    certificate = tmp_path_factory.mktemp("certificate") / "server.pem"
    with databases.running() as server:
        url = server.url("guarded")
        engine = database.connect(url)
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER USER desk PASSWORD 'käse'")
        engine.dispose()
        server.stop()
        data = server.folder / "data"
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", str(data / "server.key"), "-out", str(data / "server.crt")]  # fmt: skip
        subprocess.run(made, check=True, capture_output=True)
        certificate.write_bytes((data / "server.crt").read_bytes())
        for name in ("server.key", "server.crt"):
            if os.geteuid() == 0:
                os.chown(data / name, databases.NOBODY, databases.NOBODY)
            (data / name).chmod(0o600)
        (data / "pg_hba.conf").write_text("host all all 127.0.0.1/32 scram-sha-256\n", encoding="utf-8")
        server.start(ssl="on")
        yield url, certificate


def test_passwords_are_asked_for(guarded: tuple[str, Path]) -> None:
    url, _ = guarded
    Ledger.open(url.replace("desk@", "desk:k%C3%A4se@")).close()
    for wrong in (url, url.replace("desk@", "desk:cheese@")):
        with pytest.raises(LedgerError, match=r"cannot be opened: password authentication failed for user .desk.\.$"):
            Ledger.open(wrong)


def test_encryption_is_as_the_address_asks(guarded: tuple[str, Path]) -> None:
    url, certificate = guarded[0].replace("desk@", "desk:k%C3%A4se@"), guarded[1]
    named = url.replace("127.0.0.1", "localhost")
    ask = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    for address, encrypted in (
        (f"{url}?sslmode=disable", False), (url, True), (f"{url}?sslmode=require", True),
        (f"{url}?sslmode=verify-ca&sslrootcert={certificate}", True), (f"{named}?sslmode=verify-full&sslrootcert={certificate}", True),
    ):  # fmt: skip
        with Ledger.open(address) as ledger, database.reading(ledger.engine) as connection:
            assert connection.exec_driver_sql(ask).scalar() is encrypted
    for refused in (f"{named}?sslmode=verify-full", f"{url}?sslmode=verify-full&sslrootcert={certificate}"):
        with pytest.raises(LedgerError, match=r"(?i)cannot be opened: no connection to .*certificate"):
            Ledger.open(refused)
