"""Helpers shared by the tests: servers, browser, checkers, builds."""
