package org.vrank.noninterference;

import java.util.List;

/** The faults that are seeded: side doors through which programs like this one have told what they hide. */
final class Leaks {
    private static final String OTHERS =
            "if exists (select from %s where %s) then raise exception 'taken' using errcode = '23505'; end if;";

    /** Those that show in reading stand first, for what is written while a fault is there may stay behind. */
    static final List<Leak> ALL = List.of(
            Leak.inWall("a wall that is missing", "GET /api/reports/{id}", "report", "readers", "published <= now()"),
            Leak.inWall("a desk that is open", "GET /api/manuscripts/{id}", "manuscript", "own", "true"),
            Leak.inWall("a withdrawal told to everybody", "GET /api/reports/{id}", "withdrawal", "readers", "true"),
            Leak.inWall(
                    "a tie told before it is confirmed", "GET /api/funding-ties", "funding_tie", "confirmed", "true"),
            Leak.inWall("a circle that is listed", "GET /api/circles", "circle", "readers", "true"),
            Leak.inWall("a course without a wall", "GET /api/courses/{id}", "course", "readers", "true"),
            Leak.inWall("a series that is listed", "GET /api/series", "series", "readers", "true"),
            Leak.inWall(
                    "published notes that are listed",
                    "GET /api/meetings/{id}/proceedings",
                    "proceedings",
                    "readers",
                    "true"),
            Leak.inFunction(
                    "invitations counted over all meetings, for everybody",
                    "GET /api/meetings/{id}/invitations",
                    "vrank_told_of_meeting",
                    text -> text.replace(" or not vrank_hosts(m.circle_id)", "")
                            .replace("i.meeting_id = which and ", "")),
            Leak.inFunction(
                            "a proposal told to whom it is about",
                            "GET /api/admissions",
                            "vrank_own_admissions",
                            text -> text.replace("confirmed is not null and ", ""))
                    .foundBy("tine"),
            Leak.inFunction(
                    "everybody's outbox",
                    "GET /api/mails",
                    "vrank_own_mail",
                    text -> text.replace("m.member_id = vrank_member()", "m.member_id is not null")),
            Leak.inFunction(
                            "reading that goes on after leaving",
                            "GET /api/reports",
                            "vrank_circles_of",
                            text -> text.replace("m.ended is null and ", ""))
                    .foundBy(World.LEAVER),
            new Leak(
                    "a mail with an excerpt",
                    "mail",
                    "annemie",
                    Leaks::excerpts,
                    (world, bait) -> Deeds.publishMore(world, bait, "first-line", "Excerpt")),
            new Leak(
                    "a mail with an excerpt of candid minutes",
                    "mail",
                    "annemie",
                    Leaks::minuteExcerpts,
                    Gatherings::correctNotes),
            new Leak(
                    "candid notes announced to all who read the meeting",
                    "mail",
                    "annemie",
                    Leaks::announced,
                    Gatherings::correctNotes),
            Leak.inAnswers("metric-label", "metrics")
                    .with((world, bait) -> Deeds.publishMore(world, bait, "first-line", "Gemeten")),
            Leak.inAnswers("shared-index", "GET /api/search"),
            Leak.inAnswers("shared-index-for-likeness", "GET /api/search/similar"),
            Leak.inAnswers("shared-spelling", "GET /api/search"),
            Leak.inAnswers("shared-suggester", "GET /api/search/suggestions"),
            Leak.inAnswers("facet-count", "GET /api/search"),
            Leak.inAnswers("cached-facet", "GET /api/search")
                    .with((world, bait) -> world.as("karim").get("/api/search?q=school")),
            Leak.inAnswers("forbidden", "GET /api/reports/{id}"),
            Leak.inAnswers("forbidden-beside", "DELETE /api/agenda-items/{id}/reports/{report}"),
            Leak.inAnswers("error-text", "GET /api/reports/{id}/revisions"),
            Leak.inAnswers("link-between-circles", "GET /api/reports/{id}"),
            Leak.inAnswers("last-modified", "GET /api/reports"),
            Leak.inAnswers("total", "GET /api/reports"),
            Leak.inAnswers("length", "GET /api/reports"),
            Leak.inAnswers("short-page", "GET /api/reports"),
            Leak.inAnswers("feed-tag", "GET /feeds/public"),
            Leak.inAnswers("alert-count", "GET /api/saved-searches"),
            Leak.inWall("a saved search that others see", "GET /api/saved-searches", "saved_search", "own", "true"),
            Leak.inAnswers("busiest-first", "GET /api/organisations"),
            Leak.inAnswers("themes-in-use", "GET /api/themes"),
            Leak.inAnswers("site-map", "GET /robots.txt"),
            Leak.inAnswers("shared-limit", "GET /api/me"),
            // those that show in writing: each is found by somebody else, so that none meets what another left
            new Leak(
                    "ids made in sequence",
                    "POST /api/manuscripts",
                    "marc",
                    world -> {
                        world.server().ids().inSequence(true);
                        return () -> world.server().ids().inSequence(false);
                    },
                    (world, bait) -> {}),
            Leak.inFunction(
                            "a session that others end",
                            "DELETE /api/sign-ins/sessions/{id}",
                            "vrank_end_session",
                            text -> text.replace("member_id = vrank_member() and ", ""))
                    .foundBy("godelieve"),
            Leak.inWall("an address that others withdraw", "DELETE /api/feeds/{id}", "feed", "own", "true")
                    .foundBy("thierry"),
            Leak.inFunction(
                            "a proposal that can be left",
                            "DELETE /api/circles/{id}/membership",
                            "vrank_leave",
                            text -> text.replace(" and confirmed is not null", ""))
                    .foundBy("tine"),
            new Leak("a foreign key", "POST /api/reports/{id}/withdrawal", "bruno", Leaks::foreignKey, (w, b) -> {}),
            new Leak("a number counted across desks", "POST /api/manuscripts", "rik", Leaks::counted, (w, b) -> {}),
            Leak.inTrigger(
                            "an id from elsewhere that is taken",
                            "POST /api/imports",
                            "imported",
                            OTHERS.formatted(
                                    "imported", "external_id = new.external_id and member_id <> new.member_id"))
                    .foundBy("mehmet"),
            Leak.inTrigger(
                            "a title that is unique across circles",
                            "POST /api/reports",
                            "report",
                            OTHERS.formatted(
                                    "report", "lower(title) = lower(new.title) and circle_id <> new.circle_id"))
                    .foundBy("lieselot"));

    private Leaks() {}

    private static Runnable excerpts(World world) {
        world.server().sql("""
                create or replace function leak_mail() returns trigger language plpgsql security definer as $$
                begin
                    insert into mail (id, member_id, recipient, subject, body)
                    select md5(new.id::text || id::text)::uuid, id, 'x@example.org', 'Something new', left(new.title, 30) from member;
                    return new;
                end
                $$
                """);
        world.server().sql("create trigger leak_mail after insert on report for each row execute function leak_mail()");
        return () -> {
            world.server().sql("drop trigger leak_mail on report");
            world.server().sql("delete from mail where recipient = 'x@example.org'");
        };
    }

    private static Runnable minuteExcerpts(World world) {
        world.server().sql("""
                create or replace function leak_minutes() returns trigger language plpgsql security definer as $$
                begin
                    insert into mail (id, member_id, recipient, subject, body)
                    select md5(new.proceedings_id::text || new.number || id)::uuid, id, 'x@example.org', 'Something new', left(new.body, 30)
                    from member;
                    return new;
                end
                $$
                """);
        world.server()
                .sql(
                        "create trigger leak_minutes after insert on proceedings_version for each row execute function leak_minutes()");
        return () -> {
            world.server().sql("drop trigger leak_minutes on proceedings_version");
            world.server().sql("delete from mail where recipient = 'x@example.org'");
        };
    }

    private static Runnable announced(World world) {
        Runnable out = Leak.inFunction(
                        "",
                        "",
                        "vrank_tell_of_minutes",
                        text -> text.replace("vrank_invitees(p.circle_id)", "vrank_invitees(m.circle_id)"))
                .put()
                .apply(world);
        return () -> {
            out.run();
            world.server().sql("delete from mail where body like '%/proceedings/%'");
        };
    }

    /** The row of a child is refused by its foreign key where there is no parent, and by the wall where there is one. */
    private static Runnable foreignKey(World world) {
        world.server().sql("create table if not exists wish (report_id uuid references report)");
        world.server().sql("grant all on wish to vrank_owner");
        return Leak.inFunction("", "", "vrank_withdraw", text -> text.replaceFirst("\nbegin\n", """

                                begin
                                    insert into wish (report_id) values (which);
                                    delete from wish where report_id = which;
                                """))
                .put()
                .apply(world);
    }

    private static Runnable counted(World world) {
        world.server().sql("create sequence if not exists counted");
        // the hidden texts counted too
        world.server().sql("select nextval('counted') from manuscript");
        return Leak.inTrigger("", "", "manuscript", "new.version := nextval('vrank.counted');")
                .put()
                .apply(world);
    }
}
