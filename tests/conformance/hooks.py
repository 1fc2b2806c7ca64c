"""Each request comes from a network of its own: limits by network would answer in place of the API."""

import random

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    address = ".".join(str(random.randrange(1, 255)) for _ in range(4))
    case.headers = {**(case.headers or {}), "cf-connecting-ip": address}
