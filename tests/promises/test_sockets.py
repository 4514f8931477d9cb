"""Tests reach no network but this machine itself."""

from __future__ import annotations

import socket

import pytest


def test_a_socket_to_the_world_is_refused():
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as door,
        pytest.raises((UserWarning, RuntimeError), match="A test tried to use socket"),
    ):
        door.connect(("192.0.2.1", 80))


def test_a_socket_to_this_machine_is_allowed():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
