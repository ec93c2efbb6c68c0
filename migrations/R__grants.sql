-- The doors: the only functions the application may call. Everything else a function could do stays closed.
do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'vrank'::regnamespace and p.proowner = 'vrank_owner'::regrole
        loop
            execute format('revoke execute on function %s from public, vrank_application, vrank_indexer, vrank_intake', f);
        end loop;
end
$$;
grant execute on function
    vrank_session(), vrank_member(), vrank_holds(text), vrank_circles(), vrank_viewer(), vrank_enter(text, text), vrank_demo(), vrank_today(),
    vrank_keyset(text, text), vrank_open_visitor(uuid, text),
    vrank_ask_sign_in(uuid, uuid, text, text, text, text, text),
    vrank_confirm_sign_in(text, text, text, uuid, text, text), vrank_redeem_code(text, text, uuid, text, text),
    vrank_demo_people(), vrank_sign_in_as(text, uuid, text, text),
    vrank_own_sessions(), vrank_end_session(uuid), vrank_touch_session(), vrank_own_seats(),
    vrank_add_member(uuid, text, text, text, uuid, uuid, uuid, text, uuid, date, uuid, text, text),
    vrank_end_seat(uuid, date, text), vrank_roster(text), vrank_add_seat(uuid, uuid, uuid, uuid, text, uuid, date, text),
    vrank_pass_seat(uuid, uuid, uuid, date, text), vrank_suspend(uuid, text), vrank_lift(uuid, text), vrank_acts(boolean, integer),
    vrank_erase(uuid[], uuid[], date, text), vrank_departing(), vrank_own_data(),
    vrank_own_mail(text), vrank_take_mail(), vrank_mail_went(uuid, boolean),
    vrank_people(uuid), vrank_audience_counts(uuid), vrank_audience_organisations(uuid), vrank_own_superiors(uuid),
    vrank_add_circle(uuid, text, boolean, boolean, text[], text[], text[], uuid, text),
    vrank_propose(uuid, text, uuid), vrank_proposals(uuid), vrank_confirm_admission(uuid),
    vrank_announce(uuid, uuid, jsonb, jsonb), vrank_own_admissions(), vrank_invited_circle(uuid),
    vrank_accept_admission(uuid), vrank_leave(uuid), vrank_remove(uuid, uuid),
    vrank_changes_since(uuid, uuid), vrank_changes(uuid, uuid), vrank_own_reports_in(uuid), vrank_tie_consequences(uuid), vrank_withdraw_tie(uuid), vrank_end_tie(uuid, date),
    vrank_fits(uuid, jsonb, text[]), vrank_points(uuid, uuid, text), vrank_own_reports(), vrank_withdraw(uuid, date, text),
    vrank_own_text(uuid), vrank_own_addenda(uuid), vrank_revise(uuid, uuid, jsonb, text, boolean, timestamptz), vrank_apply_revisions(),
    vrank_remove_addendum(uuid, uuid), vrank_wider(uuid, uuid), vrank_hold(uuid), vrank_move(uuid, uuid, boolean, uuid, text, jsonb, timestamptz)
    to vrank_application;
grant execute on function vrank_own_attachments(uuid), vrank_own_attachment(uuid), vrank_lay_open_attachments(uuid, uuid) to vrank_application;
grant execute on function
    vrank_add_comment(uuid, uuid, uuid, text, text, text, text, uuid, text, timestamptz),
    vrank_edit_comment(uuid, integer, text, text, timestamptz), vrank_withdraw_comment(uuid, date),
    vrank_own_comments(), vrank_own_requests(), vrank_flags(), vrank_settle_flag(uuid, text, text), vrank_blur_pseudonyms()
    to vrank_application;
-- whoever holds the receipt of a report is known to the intake alone
grant execute on function
    vrank_pseudonym_discussion(uuid, bytea), vrank_answer_under_pseudonym(uuid, uuid, bytea, uuid, text, text, timestamptz)
    to vrank_intake;
-- the box: what is done by somebody signed in, and what is done with a receipt or a slip, through a login that may do nothing else
grant execute on function
    vrank_custodians(), vrank_add_custodian_key(bytea, date), vrank_remove_custodian_key(), vrank_box(), vrank_box_thread(uuid), vrank_box_file(uuid, uuid),
    vrank_box_say(uuid, uuid, bytea, integer, date),
    vrank_box_identities(), vrank_give_access(uuid, jsonb), vrank_retire_custodians(), vrank_add_slips(bytea[], uuid, date),
    vrank_first_readers(uuid), vrank_standings(uuid[]), vrank_pseudonym_taken(text), vrank_publish_month(date, boolean)
    to vrank_application;
grant execute on function
    vrank_box_keys(), vrank_box_readers(), vrank_receive(jsonb, bytea, date), vrank_slip(bytea, date), vrank_receipt(bytea), vrank_receipt_file(bytea, uuid),
    vrank_receipt_say(bytea, uuid, bytea, integer, date), vrank_receipt_consent(bytea, uuid, bytea, integer, date, jsonb, bytea),
    vrank_receipt_wait(uuid, bytea, boolean, date), vrank_receipt_withdraw(uuid, bytea, date, text), vrank_receipt_destroy(bytea, date), vrank_receipt_forget(bytea, integer, date),
    vrank_standings(uuid[]), vrank_box_circle(uuid), vrank_settle(), vrank_settle_files(), vrank_scatter_all()
    to vrank_intake;
-- for the column it fills
grant execute on function vrank_facets(jsonb, jsonb, timestamptz) to vrank_application, vrank_indexer;
grant execute on function vrank_feed(), vrank_touch_feed() to vrank_application;
grant execute on function vrank_prune_outbox() to vrank_indexer;
grant execute on function vrank_public_circle() to vrank_application, vrank_indexer;
grant execute on function vrank_saved_news(integer), vrank_see_saved_news() to vrank_application;
grant execute on function vrank_deliver_saved(timestamptz, timestamptz) to vrank_indexer;
-- meetings: whoever hosts or holds a seat is asked for inside
grant execute on function
    vrank_hosts(uuid), vrank_seated(uuid), vrank_seats(uuid), vrank_seat_of(uuid, uuid), vrank_next_meeting(uuid, date),
    vrank_end_meeting(uuid, text, text, date), vrank_open_meetings(date), vrank_answer_invitation(uuid, uuid, text, text, text),
    vrank_tick(uuid, uuid, text), vrank_meeting_code(uuid, text), vrank_check_in(uuid, uuid, text, text)
    to vrank_application;
-- minutes: who may take notes in which circle is asked inside; vrank_minutes_moved answers to a node, never to a reader
grant execute on function
    vrank_notes(uuid, uuid), vrank_layer(uuid, uuid), vrank_take_minutes(uuid, uuid),
    vrank_write_minute(uuid, uuid, uuid, integer, text, uuid, boolean, timestamptz), vrank_settle_minute(uuid, uuid, uuid),
    vrank_off_record(uuid, uuid, boolean), vrank_minutes_moved(uuid[]), vrank_agenda_moved(uuid),
    vrank_publish_minutes(uuid, uuid, uuid, integer, text, text, text, text, text, timestamptz), vrank_withhold_minutes(uuid, uuid), vrank_approve_minutes(uuid, date)
    to vrank_application;
-- invitations: hosts are asked for inside, and whoever holds a link is known by it
grant execute on function
    vrank_tell_of_meeting(uuid, uuid, text, text, boolean, text, jsonb), vrank_told_of_meeting(uuid),
    vrank_rsvp(text), vrank_answer_rsvp(text, text), vrank_answer_reply(text, uuid, text, integer, text, uuid, jsonb), vrank_calendar(text), vrank_touch_calendar(text),
    vrank_remind(date, uuid, jsonb)
    to vrank_application;
-- guests and places: readers of the circle, its hosts and whoever holds a link are asked for inside; jobs are answered a number
grant execute on function
    vrank_places(uuid), vrank_waiting(uuid), vrank_set_places(uuid, integer), vrank_guest_address(uuid, text, text),
    vrank_remove_guest(uuid, uuid), vrank_guest_mail(uuid), vrank_tell_guests(uuid, uuid, uuid, text, text, text, jsonb),
    vrank_guest(text), vrank_guest_items(text), vrank_answer_guest(text, text), vrank_forget_guest(text),
    vrank_forget_guests(date), vrank_move_all_up(), vrank_tell_risen(uuid, uuid, text, text, jsonb)
    to vrank_application;

-- after a meeting: note-takers are asked for inside, a link to refuse mail is known by itself, and a mail that came back names nobody
grant execute on function
    vrank_tell_of_minutes(uuid, uuid, jsonb, jsonb, text), vrank_unsubscribe(text), vrank_mail_returned(uuid)
    to vrank_application;
-- courses: trainers are asked for inside
grant execute on function vrank_trains(uuid), vrank_in_work(uuid), vrank_had_hand(uuid), vrank_publish_course(uuid, integer, date), vrank_learns(uuid)
    to vrank_application;
-- editions: trainers and participants are asked for inside, whoever holds a link is known by it, and jobs are answered a number;
-- what letters say of an edition is told to a job without anything about persons
grant execute on function
    vrank_edition(uuid), vrank_editions_of(uuid), vrank_own_enrolments(uuid), vrank_own_enrolment(uuid), vrank_trains_edition(uuid),
    vrank_edition_open(uuid, uuid, jsonb), vrank_edition_change(uuid, integer, jsonb), vrank_edition_end(uuid, text, text),
    vrank_enrol(uuid, uuid, text, uuid, text, text, jsonb), vrank_enrol_own_seats(uuid), vrank_enrol_cancel(uuid), vrank_enrol_confirm(uuid),
    vrank_enrol_give(uuid, text), vrank_enrol_take(uuid, text, uuid),
    vrank_enrol_approval(text), vrank_enrol_approval_days(text), vrank_enrol_answer(text, boolean, text),
    vrank_edition_roster(uuid), vrank_edition_presences(uuid), vrank_edition_tick(uuid, uuid, uuid, text), vrank_edition_offer(uuid),
    vrank_edition_remove(uuid, uuid), vrank_edition_enter(uuid, text, uuid),
    vrank_edition_messages(uuid), vrank_edition_say(uuid, uuid, text, text, jsonb),
    vrank_edition_pending(uuid), vrank_edition_tell(uuid, uuid, text, jsonb), vrank_edition_sweep(), vrank_edition_remind(date),
    vrank_calendar_half_days(text)
    to vrank_application;
-- learning: the doors ask for the asker's own enrolment or for the trainers of the edition; the job is answered a number
grant execute on function
    vrank_learning(uuid), vrank_exercises(uuid, text), vrank_modules(uuid), vrank_own_answers(uuid), vrank_own_modules(uuid),
    vrank_save_answer(uuid, text, text, integer, jsonb, boolean, boolean), vrank_mark_module(uuid, text, boolean), vrank_own_progress(uuid),
    vrank_shared_answers(uuid), vrank_learners(uuid), vrank_issue_certificate(uuid, uuid, boolean, uuid, bytea, bytea, date),
    vrank_revoke_certificate(uuid, uuid, text), vrank_certificate(bytea), vrank_own_certificate(uuid), vrank_own_certificates(),
    vrank_give_feedback(uuid, text, integer[], integer[], text), vrank_feedback_counts(uuid), vrank_feedback_texts(uuid), vrank_vignettes(uuid),
    vrank_ask_after(date, uuid, jsonb)
    to vrank_application;
