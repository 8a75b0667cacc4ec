package situs

import (
	"net/url"
	"strings"
)

// jalurSendiri reports whether s is a path of this server, so that a link from
// elsewhere cannot send a person away after signing in.
func jalurSendiri(s string) bool {
	// browsers drop tabs and line ends from an address and read \ as /
	return strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '\\' })
}

// urlAman escapes a path of this server for a query; anything else becomes the
// home page.
func urlAman(s string) string { return url.QueryEscape(tujuanAman(s)) }

// tujuanAman returns the path to go to; anything else than a path of this
// server becomes the home page.
func tujuanAman(s string) string {
	if !jalurSendiri(s) {
		return "/"
	}
	return s
}
