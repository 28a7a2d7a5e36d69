"""Asks an X11 screen whether a compositor runs; apart, since ctypes loads much and only such a screen is asked."""

import ctypes
from ctypes.util import find_library


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Reply(ctypes.Structure):
    """Of both questions: what was asked for stands after the head of eight bytes."""

    _fields_ = (("head", ctypes.c_uint8 * 8), ("value", ctypes.c_uint32))


def has_compositor() -> bool:
    """Ask on a connection of our own who holds the selection every compositor takes."""
    xcb = ctypes.CDLL(find_library("xcb") or "libxcb.so.1")
    libc = ctypes.CDLL(None)
    libc.free.argtypes = [ctypes.c_void_p]
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    screen = ctypes.c_int(0)
    connection = xcb.xcb_connect(None, ctypes.byref(screen))
    try:
        if xcb.xcb_connection_has_error(connection):
            return False
        name = f"_NET_WM_CM_S{screen.value}".encode()
        atom = _ask(
            xcb, libc, connection, "intern_atom", (ctypes.c_uint8(1), ctypes.c_uint16(len(name)), name)
        )
        return bool(atom and _ask(xcb, libc, connection, "get_selection_owner", (ctypes.c_uint32(atom),)))
    finally:
        xcb.xcb_disconnect(connection)


def _ask(
    xcb: ctypes.CDLL, libc: ctypes.CDLL, connection: int, question: str, values: tuple[object, ...]
) -> int:
    send, receive = getattr(xcb, f"xcb_{question}"), getattr(xcb, f"xcb_{question}_reply")
    send.restype = _Cookie
    receive.restype = ctypes.POINTER(_Reply)
    receive.argtypes = [ctypes.c_void_p, _Cookie, ctypes.c_void_p]
    reply = receive(connection, send(ctypes.c_void_p(connection), *values), None)
    if not reply:
        return 0
    value = int(reply.contents.value)
    libc.free(reply)
    return value
