package dasar

import (
	"errors"
	"fmt"
)

// Kind classifies an error by what the caller can do about it. Kinds are part
// of the public contract: never renumbered, never reused.
type Kind uint8

// The kinds, with the HTTP status that dasarhttp gives them.
const (
	Internal    Kind = iota // not the caller's fault, details stay in the log (500)
	Invalid                 // the input breaks a rule: mend it and send again (422)
	NotFound                // no such record in this institution (404)
	Conflict                // the record changed meanwhile, or exists already (409)
	Forbidden               // the actor may not do this (403)
	Unavailable             // busy: the same call may go through later (503)
)

// Error is a failure that a person can act on. Rule is the permanent id of the
// broken rule, such as "KEU-JURNAL-05"; Field names the input it is about, in
// the words of the input (a JSON name, a column); Message is an Indonesian
// sentence that says what to do next. It never holds personal data.
type Error struct {
	Kind    Kind
	Rule    string
	Field   string
	Message string
	Err     error // the cause, for the log only
}

func (e *Error) Error() string {
	s := e.Message
	if e.Rule != "" {
		s = "[" + e.Rule + "] " + s
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is makes errors.Is(err, SomeAturan) true for every error of that rule.
func (e *Error) Is(target error) bool {
	a, ok := target.(Aturan)
	return ok && e.Rule == string(a)
}

// Pada returns a copy of e that names the field it is about.
func (e *Error) Pada(field string) *Error {
	c := *e
	c.Field = field
	return &c
}

// Karena returns a copy of e with its cause, which is logged and not shown.
func (e *Error) Karena(err error) *Error {
	c := *e
	c.Err = err
	return &c
}

// Aturan is the permanent id of a rule, declared once beside the rule:
//
//	var ErrTakSeimbang = dasar.Aturan("KEU-JURNAL-05")
//
// It is itself an error value, so that errors.Is(err, ErrTakSeimbang) works.
// Ids are retired, never reused.
type Aturan string

func (a Aturan) Error() string { return "aturan " + string(a) }

// Invalidf reports that the input breaks the rule.
func (a Aturan) Invalidf(format string, args ...any) *Error { return a.buat(Invalid, format, args) }

// NotFoundf reports, under the rule, that a record does not exist here.
func (a Aturan) NotFoundf(format string, args ...any) *Error { return a.buat(NotFound, format, args) }

// Conflictf reports, under the rule, a clash with what is stored already.
func (a Aturan) Conflictf(format string, args ...any) *Error { return a.buat(Conflict, format, args) }

// Forbiddenf reports, under the rule, that the actor may not do this.
func (a Aturan) Forbiddenf(format string, args ...any) *Error { return a.buat(Forbidden, format, args) }

// Unavailablef reports, under the rule, that the same call may go through later.
func (a Aturan) Unavailablef(format string, args ...any) *Error {
	return a.buat(Unavailable, format, args)
}

func (a Aturan) buat(k Kind, format string, args []any) *Error {
	return &Error{Kind: k, Rule: string(a), Message: fmt.Sprintf(format, args...)}
}

// KindOf returns the kind of the outermost [*Error] in err's chain; an error
// without one is Internal.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// RuleOf returns the rule id of the outermost [*Error] in err's chain, or "".
func RuleOf(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Rule
	}
	return ""
}
