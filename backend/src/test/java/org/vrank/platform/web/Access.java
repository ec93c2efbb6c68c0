package org.vrank.platform.web;

import java.util.Map;
import java.util.TreeMap;

/** Who may call a route. The rules say what the walk over all routes then checks. */
enum Access {
    /** Whoever asks; what the answer holds depends on who that is. */
    ANYBODY,
    /** Somebody signed in: a visitor is asked to sign in. */
    MEMBER,
    /** Somebody who holds an administrator's seat: a visitor is asked to sign in, a member is refused. */
    ADMINISTRATOR,
    /** Somebody who holds a custodian's seat: a visitor is asked to sign in, a member is refused. */
    CUSTODIAN,
    /** Somebody who holds another seat than these: a visitor is asked to sign in, a practitioner and an administrator are refused. */
    DUTY,
    /** Whoever asks, in the demo world; elsewhere there is nothing here. */
    DEMO,
    /** The same for everybody: pages, and the contract. */
    STATIC;

    /** Every route of the server. A new route needs a line here. */
    static final Map<String, Access> OF = routes("""
            GET /                                    STATIC
            GET /robots.txt                          STATIC
            GET /{path:(?!api/|api$).+}              STATIC
            GET /api/docs                            STATIC
            GET /api/docs/{part}                     STATIC
            GET /api/openapi.yml                     STATIC
            GET /api/me                              ANYBODY
            PUT /api/me                              MEMBER
            GET /api/mails                           DEMO
            GET /api/sign-ins                        DEMO
            POST /api/sign-ins                       ANYBODY
            POST /api/sign-ins/codes                 ANYBODY
            POST /api/sign-ins/confirmations         ANYBODY
            DELETE /api/sign-ins/current             ANYBODY
            GET /api/sign-ins/sessions               MEMBER
            DELETE /api/sign-ins/sessions/{id}       MEMBER
            GET /api/me/data                         MEMBER
            GET /api/me/deletion                     MEMBER
            POST /api/me/deletion                    MEMBER
            GET /api/acts                            MEMBER
            GET /api/members                         ADMINISTRATOR
            POST /api/members                        ADMINISTRATOR
            POST /api/members/{id}/seats             ADMINISTRATOR
            POST /api/members/seats/{id}/successions ADMINISTRATOR
            PUT /api/members/{id}/suspension         ADMINISTRATOR
            DELETE /api/members/{id}/suspension      ADMINISTRATOR
            DELETE /api/members/seats/{id}           ADMINISTRATOR
            GET /api/organisations                   ANYBODY
            POST /api/organisations                  ADMINISTRATOR
            GET /api/contexts                        ANYBODY
            POST /api/contexts/checks                MEMBER
            GET /api/circles                         ANYBODY
            POST /api/circles                        ADMINISTRATOR
            GET /api/circles/{id}                    ANYBODY
            GET /api/circles/{id}/audience           ANYBODY
            GET /api/circles/{id}/changes            MEMBER
            POST /api/circles/{id}/looks             MEMBER
            POST /api/circles/{id}/admissions        MEMBER
            DELETE /api/circles/{id}/membership      MEMBER
            DELETE /api/circles/{id}/members/{member} MEMBER
            GET /api/admissions                      MEMBER
            POST /api/admissions/{id}/confirmation   MEMBER
            POST /api/admissions/{id}/acceptance     MEMBER
            GET /api/funding-ties                    ANYBODY
            POST /api/funding-ties                   ADMINISTRATOR
            GET /api/funding-ties/{id}/consequences  MEMBER
            DELETE /api/funding-ties/{id}            ADMINISTRATOR
            PUT /api/funding-ties/{id}/end           ADMINISTRATOR
            POST /api/funding-ties/{id}/confirmation MEMBER
            GET /api/manuscripts                     MEMBER
            POST /api/manuscripts                    MEMBER
            GET /api/manuscripts/{id}                MEMBER
            PUT /api/manuscripts/{id}                MEMBER
            DELETE /api/manuscripts/{id}             MEMBER
            GET /api/manuscripts/{id}/place          MEMBER
            GET /api/manuscripts/{id}/versions       MEMBER
            GET /api/manuscripts/{id}/attachments    MEMBER
            POST /api/manuscripts/{id}/attachments   MEMBER
            PUT /api/manuscripts/{id}/attachments/{attachment} MEMBER
            DELETE /api/manuscripts/{id}/attachments/{attachment} MEMBER
            GET /api/attachments/{id}/file           ANYBODY
            POST /api/receipts                       MEMBER
            POST /api/manuscripts/{id}/confidential-sending MEMBER
            POST /api/slips                          DUTY
            GET /api/custodians                      MEMBER
            POST /api/custodians/{member}/access     DUTY
            GET /api/custodian-key                   DUTY
            POST /api/custodian-key                  DUTY
            DELETE /api/custodian-key                DUTY
            POST /api/custodian-key/unlocking        DUTY
            DELETE /api/custodian-key/unlocking      DUTY
            GET /api/box                             DUTY
            GET /api/box/{id}                        DUTY
            GET /api/box/{id}/files/{number}         DUTY
            POST /api/box/{id}/messages              DUTY
            PUT /api/box/{id}/proposal               DUTY
            POST /api/box/{id}/identity-openings     DUTY
            POST /api/box/{id}/closing               DUTY
            GET /intake                              STATIC
            GET /intake/door.css                     STATIC
            GET /intake/{lang}                       STATIC
            POST /intake/{lang}/check                STATIC
            POST /intake/{lang}/sent                 STATIC
            GET /intake/{lang}/receipt               STATIC
            POST /intake/{lang}/receipt              STATIC
            POST /intake/{lang}/receipt/file         STATIC
            POST /intake/{lang}/receipt/{action}     STATIC
            POST /api/demo/month                     DEMO
            POST /api/demo/morning                   DEMO
            GET /api/reports                         ANYBODY
            POST /api/reports                        MEMBER
            GET /api/reports/own                     MEMBER
            GET /api/reports/own/{id}                MEMBER
            GET /api/reports/{id}                    ANYBODY
            POST /api/reports/{id}/withdrawal        MEMBER
            POST /api/imports                        MEMBER
            POST /api/reports/{id}/manuscript        MEMBER
            GET /api/reports/{id}/revisions          ANYBODY
            POST /api/reports/{id}/revisions         MEMBER
            DELETE /api/reports/{id}/revisions/coming MEMBER
            POST /api/reports/{id}/addenda           MEMBER
            DELETE /api/reports/{id}/addenda/{addendum} MEMBER
            GET /api/reports/{id}/moves              MEMBER
            POST /api/reports/{id}/moves             MEMBER
            GET /api/reports/{id}/comments           ANYBODY
            POST /api/reports/{id}/comments          MEMBER
            GET /api/reports/{id}/voices             MEMBER
            POST /api/reports/{id}/reading           MEMBER
            POST /api/reports/{id}/flags             MEMBER
            GET /api/comments/own                    MEMBER
            PUT /api/comments/{id}                   MEMBER
            GET /api/comments/{id}/changes           ANYBODY
            POST /api/comments/{id}/withdrawal       MEMBER
            POST /api/comments/{id}/flags            MEMBER
            GET /api/flags                           CUSTODIAN
            POST /api/flags/{id}/decision            CUSTODIAN
            GET /api/notices                         MEMBER
            GET /api/series                          ANYBODY
            POST /api/series                         MEMBER
            GET /api/series/{id}                     ANYBODY
            PUT /api/series/{id}                     MEMBER
            PUT /api/series/{id}/days                MEMBER
            POST /api/series/{id}/notes-circles      MEMBER
            DELETE /api/series/{id}/notes-circles/{circle} MEMBER
            GET /api/courses/{course}/editions       ANYBODY
            POST /api/editions                       MEMBER
            GET /api/editions/{id}                   ANYBODY
            PUT /api/editions/{id}                   MEMBER
            POST /api/editions/{id}/cancellation     MEMBER
            POST /api/editions/{id}/closing          MEMBER
            GET /api/editions/{id}/calendar          ANYBODY
            GET /api/me/enrolments                   MEMBER
            PUT /api/editions/{id}/enrolment         MEMBER
            DELETE /api/editions/{id}/enrolment      MEMBER
            POST /api/editions/{id}/enrolment/confirmation MEMBER
            POST /api/editions/{id}/swaps            MEMBER
            POST /api/editions/{id}/swaps/acceptance MEMBER
            GET /api/editions/{id}/roster            MEMBER
            GET /api/editions/{id}/roster/file       MEMBER
            POST /api/editions/{id}/roster/imports   MEMBER
            DELETE /api/editions/{id}/roster/{enrolment} MEMBER
            PUT /api/editions/{id}/roster/{enrolment}/half-days/{day} MEMBER
            POST /api/editions/{id}/offers           MEMBER
            POST /api/editions/{id}/messages         MEMBER
            POST /api/enrolment-approvals            ANYBODY
            POST /api/enrolment-approvals/readings   ANYBODY
            GET /api/meetings                        ANYBODY
            GET /api/meetings/{id}                   ANYBODY
            PUT /api/meetings/{id}                   MEMBER
            POST /api/meetings/{id}/closing          MEMBER
            POST /api/meetings/{id}/cancellation     MEMBER
            GET /api/meetings/{id}/attendance        ANYBODY
            PUT /api/meetings/{id}/attendance/{seat} MEMBER
            PUT /api/meetings/{id}/attendance/{seat}/presence MEMBER
            POST /api/meetings/{id}/code             MEMBER
            GET /api/meetings/{id}/invitations       MEMBER
            POST /api/meetings/{id}/invitations      MEMBER
            POST /api/rsvps                          ANYBODY
            POST /api/rsvps/readings                 ANYBODY
            POST /api/unsubscriptions                ANYBODY
            POST /{language}/unsubscribe/{token}     ANYBODY
            GET /api/me/meeting-mails                MEMBER
            PUT /api/me/meeting-mails                MEMBER
            POST /api/meetings/{id}/check-ins        MEMBER
            POST /api/meetings/{id}/guests           MEMBER
            DELETE /api/meetings/{id}/guests/{guest} MEMBER
            PUT /api/meetings/{id}/guests/{guest}/presence MEMBER
            PUT /api/meetings/{id}/places            MEMBER
            POST /api/guests                         ANYBODY
            POST /api/guests/readings                ANYBODY
            POST /api/guests/erasures                ANYBODY
            PUT /api/agenda-items/{id}/guests        MEMBER
            GET /api/courses                         ANYBODY
            POST /api/courses                        MEMBER
            GET /api/courses/{id}                    ANYBODY
            GET /api/course-templates                ANYBODY
            POST /api/circles/{id}/courses           MEMBER
            POST /api/courses/{id}/versions          MEMBER
            POST /api/courses/{id}/withdrawal        MEMBER
            GET /api/course-versions/{id}            ANYBODY
            GET /api/course-versions/{id}/modules/{module} ANYBODY
            GET /api/course-versions/{id}/folder     ANYBODY
            GET /api/course-versions/{id}/differences ANYBODY
            GET /api/course-versions/{id}/draft      MEMBER
            DELETE /api/course-versions/{id}         MEMBER
            GET /api/course-versions/{id}/file       MEMBER
            PUT /api/course-versions/{id}/file       MEMBER
            PUT /api/course-versions/{id}/outline    MEMBER
            PUT /api/course-versions/{id}/module-order MEMBER
            POST /api/course-versions/{id}/modules   MEMBER
            DELETE /api/course-versions/{id}/modules/{module} MEMBER
            POST /api/course-versions/{id}/modules/{module}/files MEMBER
            POST /api/course-versions/{id}/modules/{module}/pictures MEMBER
            PUT /api/course-versions/{id}/modules/{module}/files/{name} MEMBER
            DELETE /api/course-versions/{id}/modules/{module}/files/{name} MEMBER
            GET /api/course-versions/{id}/modules/{module}/files/{name} ANYBODY
            GET /api/course-versions/{id}/modules/{module}/solutions MEMBER
            PUT /api/course-versions/{id}/modules/{module}/solutions/{exercise} MEMBER
            DELETE /api/course-versions/{id}/modules/{module}/solutions/{exercise} MEMBER
            GET /api/course-versions/{id}/vignettes  MEMBER
            PUT /api/course-versions/{id}/vignettes/{vignette} MEMBER
            DELETE /api/course-versions/{id}/vignettes/{vignette} MEMBER
            POST /api/course-versions/{id}/previews  MEMBER
            POST /api/course-versions/{id}/readings  MEMBER
            PUT /api/course-versions/{id}/state      MEMBER
            GET /api/reports/{id}/courses            ANYBODY
            GET /api/courses/own-reports             MEMBER
            GET /api/meetings/{id}/agenda-items      ANYBODY
            PUT /api/meetings/{id}/agenda-order      MEMBER
            GET /api/series/{id}/agenda-items        ANYBODY
            POST /api/series/{id}/agenda-items       MEMBER
            GET /api/meetings/{id}/lessons           MEMBER
            GET /api/series/{id}/silent-municipalities MEMBER
            GET /api/series/{id}/old-minutes         ANYBODY
            POST /api/series/{id}/old-minutes        MEMBER
            POST /api/series/{id}/old-minutes/readings MEMBER
            GET /api/old-minutes/{id}                ANYBODY
            DELETE /api/old-minutes/{id}             MEMBER
            GET /api/agenda-items/{id}               ANYBODY
            GET /api/agenda-items/{id}/earlier-items ANYBODY
            PUT /api/agenda-items/{id}               MEMBER
            PUT /api/agenda-items/{id}/state         MEMBER
            POST /api/agenda-items/{id}/reports      MEMBER
            DELETE /api/agenda-items/{id}/reports/{report} MEMBER
            GET /api/editions/{id}/modules/{module}/exercises MEMBER
            GET /api/course-versions/{id}/modules/{module}/exercises ANYBODY
            PUT /api/editions/{id}/answers/{module}/{exercise} MEMBER
            POST /api/course-versions/{id}/tries/{module}/{exercise} ANYBODY
            PUT /api/editions/{id}/modules/{module}/done MEMBER
            GET /api/editions/{id}/shared-answers    MEMBER
            GET /api/editions/{id}/progress          MEMBER
            POST /api/editions/{id}/feedback         MEMBER
            POST /api/editions/{id}/six-weeks        MEMBER
            GET /api/editions/{id}/effects           MEMBER
            GET /api/editions/{id}/vignettes         MEMBER
            GET /api/editions/{id}/certificates      MEMBER
            POST /api/editions/{id}/certificates     MEMBER
            GET /api/editions/{id}/certificates/own  MEMBER
            GET /api/me/certificates                 MEMBER
            POST /api/editions/{id}/certificates/{certificate}/replacements MEMBER
            PUT /api/editions/{id}/certificates/{certificate}/revocation MEMBER
            GET /api/certificates/{code}             ANYBODY
            GET /api/certificates/{code}/pdf         ANYBODY
            POST /api/agenda-items/{id}/files        MEMBER
            PUT /api/agenda-items/{id}/files/{file}  MEMBER
            DELETE /api/agenda-items/{id}/files/{file} MEMBER
            GET /api/agenda-items/{id}/files/{file}/content ANYBODY
            GET /api/meetings/{id}/minutes           ANYBODY
            GET /api/meetings/{id}/minutes/changes   ANYBODY
            POST /api/meetings/{id}/minutes/{circle}/taker MEMBER
            PUT /api/meetings/{id}/minutes/{circle}/texts/{item} MEMBER
            GET /api/meetings/{id}/minutes/{circle}/texts/{item}/versions MEMBER
            DELETE /api/meetings/{id}/minutes/{circle}/beside/{text} MEMBER
            PUT /api/meetings/{id}/minutes/off-record/{item} MEMBER
            GET /api/meetings/{id}/proceedings       ANYBODY
            POST /api/meetings/{id}/proceedings      MEMBER
            GET /api/proceedings/{id}                ANYBODY
            GET /api/proceedings/{id}/pdf            ANYBODY
            PUT /api/proceedings/{id}/approval       MEMBER
            GET /api/series/{id}/decisions           ANYBODY
            POST /api/agenda-items/{id}/decisions    MEMBER
            PUT /api/decisions/{id}                  MEMBER
            GET /api/series/{id}/actions             ANYBODY
            GET /api/actions/own                     MEMBER
            POST /api/agenda-items/{id}/actions      MEMBER
            PUT /api/actions/{id}                    MEMBER
            PUT /api/actions/{id}/state              MEMBER
            GET /api/calendar-addresses              MEMBER
            POST /api/calendar-addresses             MEMBER
            DELETE /api/calendar-addresses/{id}      MEMBER
            GET /calendars/{token}.ics               ANYBODY
            GET /api/feeds                           MEMBER
            POST /api/feeds                          MEMBER
            DELETE /api/feeds/{id}                   MEMBER
            GET /api/saved-searches                  MEMBER
            POST /api/saved-searches                 MEMBER
            POST /api/saved-searches/looks           MEMBER
            PUT /api/saved-searches/{id}             MEMBER
            DELETE /api/saved-searches/{id}          MEMBER
            GET /feeds/public                        ANYBODY
            GET /feeds/{token}                       ANYBODY
            GET /api/search/similar                  ANYBODY
            GET /api/search                          ANYBODY
            GET /api/search/suggestions              ANYBODY
            POST /api/guard-checks                   ANYBODY
            GET /api/templates                       ANYBODY
            GET /api/terms                           ANYBODY
            GET /api/themes                          ANYBODY
            """);

    private static Map<String, Access> routes(String table) {
        Map<String, Access> routes = new TreeMap<>();
        table.lines().map(line -> line.strip().split("\\s+")).forEach(word -> {
            routes.put(word[0] + " " + word[1], Access.valueOf(word[2]));
        });
        return routes;
    }
}
