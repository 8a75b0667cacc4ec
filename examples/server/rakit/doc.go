// Package rakit is the wiring of the reference server: it opens the database,
// brings the tables up to date, and joins the services of the library with the
// pages and the JSON API. Everything is wired here, once, in plain sight.
package rakit
