export * from "../../js/group-words.js";
