package dev.bouquet.room.note;

import dev.bouquet.room.chat.MessageText;

record NoteRequest(@MessageText String text) {
  NoteRequest {
    text = MessageText.Taken.from(text);
  }
}
