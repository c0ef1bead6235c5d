// Reads an iCalendar file with ical.js (independent of this project) and prints what it found as JSON.
// Usage: node ical.mjs FILE
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const occurrences = [];
  if (event.isRecurring()) {
    const iterator = event.iterator();
    for (let next = iterator.next(); next && occurrences.length < 5000; next = iterator.next()) occurrences.push(next.toString());
  } else occurrences.push(event.startDate.toString());
  const people = component.getAllProperties("attendee").map((one) => ({ address: one.getFirstValue(), name: one.getParameter("cn"), role: one.getParameter("role"), status: one.getParameter("partstat"), rsvp: one.getParameter("rsvp") }));
  return { sequence: event.sequence, status: component.getFirstPropertyValue("status"), organizer: event.organizer, people, utc: event.startDate.toJSDate().toISOString(), uid: event.uid, summary: event.summary, description: event.description, location: event.location, allDay: event.startDate.isDate, occurrences };
});
console.log(JSON.stringify({ method: calendar.getFirstPropertyValue("method"), name: calendar.getFirstPropertyValue("x-wr-calname"), events }));
